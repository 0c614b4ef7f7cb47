package org.mailmedic.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.LetterCheck;

/// Rules about records to publish, and about the letters that carry them.
final class RecordRules {
    private RecordRules() {}

    // ---- Records ----

    static Stream<String> recordsCure(Examined x) {
        List<String> faults = new ArrayList<>();
        x.withRecord(x.outcome().testedChecklist()).forEach(item -> {
            Optional<TrialResult> trial = item.change().flatMap(x.outcome().tried()::of);
            if (trial.filter(TrialResult::isGood).isEmpty()) {
                faults.add(item.id() + " hands on a record that was not tried or did not pass");
            }
            boolean ofSpf = item.recheck() == Part.SPF;
            boolean now = x.outcome().testedChecklist().now().contains(item);
            boolean open =
                    trial.stream().flatMap(t -> t.senders().stream()).anyMatch(s -> s.ofTheBounce() && !passes(s));
            if (ofSpf && now && x.refused() && open && !namesTheOtherHalf(x, item)) {
                faults.add(item.id() + " is offered as a cure, and by its own trial mail from "
                        + trial.stream()
                                .flatMap(t -> t.senders().stream())
                                .filter(s -> s.ofTheBounce() && !passes(s))
                                .map(TrialResult.Sender::who)
                                .toList()
                        + " still does not pass");
            }
        });
        return faults.stream();
    }

    private static boolean passes(TrialResult.Sender sender) {
        return switch (sender.after()) {
            case PASS, TEMPERROR -> true;
            case FAIL, SOFTFAIL, NEUTRAL, NONE, PERMERROR -> false;
        };
    }

    /// Whether something else to be done now takes care of the senders that the record leaves out.
    private static boolean namesTheOtherHalf(Examined x, FixItem item) {
        return item.steps().stream()
                .anyMatch(step -> x.facts().measured().spf().stream()
                        .flatMap(spf -> spf.verdicts().stream())
                        .map(v -> org.mailmedic.dns.AddressText.of(v.identity().address()))
                        .anyMatch(step.text()::contains));
    }

    private static final Set<String> OWN_ADDRESSES =
            Set.of(GeneratedWorld.OWN_SERVER, GeneratedWorld.OWN_MX, GeneratedWorld.OWN_NAMED, "192.0.2.80");

    private static Stream<RecordToPublish> records(Examined x) {
        return Stream.of(
                        Examined.all(x.outcome().checklist()).flatMap(item -> item.record().stream()),
                        Examined.all(x.outcome().testedChecklist()).flatMap(item -> item.record().stream()),
                        x.findings().flatMap(f -> f.replacement().stream()))
                .flatMap(s -> s)
                .distinct();
    }

    static Stream<String> noAddressOnHearsay(Examined x) {
        Set<String> published = new HashSet<>();
        x.facts().measured().spf().ifPresent(spf -> {
            spf.tree().published().answer().texts().forEach(published::add);
            spf.oldType().ifPresent(a -> published.addAll(a.texts()));
            spf.misplaced().forEach(m -> published.add(m.text()));
        });
        return records(x)
                .filter(record -> record.value().startsWith("v=spf1"))
                .flatMap(record -> Stream.of(record.value().split(" ", -1))
                        .filter(term -> term.matches("(?i)[+?~]?ip[46]:.*"))
                        .filter(term -> x.theCase().world().addresses().stream()
                                .filter(a -> !OWN_ADDRESSES.contains(a))
                                .anyMatch(
                                        a -> term.toLowerCase(Locale.ROOT).matches("[+?~]?ip[46]:" + Pattern.quote(a))))
                        .filter(term -> published.stream().noneMatch(text -> text.contains(term)))
                        .map(term -> term + " stands in " + record + " for no reason but the bounce"));
    }

    static Stream<String> recordsAreValid(Examined x) {
        return records(x).flatMap(record -> RecordJudge.faults(record).map(fault -> fault + ": " + record));
    }

    static Stream<String> smallestChange(Examined x) {
        return Examined.all(x.outcome().checklist())
                .flatMap(item -> item.change().stream())
                .flatMap(change -> RecordJudge.unexplained(change).map(word -> word + " without a reason: " + change));
    }

    // ---- Letters ----

    static Stream<String> letters(Examined x) {
        Set<String> done = x.theCase().ticked().keySet();
        Set<String> untested = new HashSet<>();
        x.outcome().checklist().now().stream()
                .filter(item -> item.record().isPresent())
                .forEach(item -> untested.add(item.id()));
        x.outcome().testedChecklist().now().stream()
                .filter(item -> item.record().isPresent())
                .forEach(item -> untested.remove(item.id()));
        List<FixItem> now = x.outcome().testedChecklist().now().stream()
                .filter(item -> !done.contains(item.id()) && !untested.contains(item.id()))
                .toList();
        try {
            LetterCheck.check(
                    x.outcome().letters(), now, x.outcome().checklist().later());
            return Stream.empty();
        } catch (AssertionError e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
    }
}
