package org.mailmedic.diagnosis.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.record.DmarcDoctor;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.policy.Caret;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.AlignmentForecast.Identifier;
import org.mailmedic.policy.dmarc.AlignmentForecast.Standing;
import org.mailmedic.policy.dmarc.DmarcFault;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcReadout.Published;
import org.mailmedic.policy.dmarc.DmarcReadout.Standard;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dmarc.OrganisationalDomain;

/// What DMARC says that matters.
public final class DmarcFindings {
    private static final String PREFIX = "_dmarc.";
    private static final List<String> POLICY_TAGS = List.of("p", "sp", "np");

    private final DmarcReadout readout;
    private final Optional<RecordToPublish> mended;
    private final List<Finding> findings = new ArrayList<>();

    private DmarcFindings(DmarcReadout readout) {
        this.readout = readout;
        this.mended = DmarcDoctor.mend(readout, "").map(RecordChange::record);
    }

    public static List<Finding> of(DmarcReadout readout) {
        var all = new DmarcFindings(readout);
        Optional<DmarcRecord> record = readout.record();
        // Two records at one name are read by nobody; a record above may then apply.
        readout.visited().stream()
                .filter(p -> p.records().size() > 1)
                .filter(all::matters)
                .forEach(all::several);
        if (!readout.own().answer().isCertain()) {
            // What applies is not known: a record above counts only where there is none here.
            return UnansweredFindings.unanswered(readout.unanswered());
        }
        readout.own().others().forEach(all::almost);
        if (record.isPresent()) {
            all.record(record.get());
        } else if (readout.own().records().isEmpty() && readout.isCertain()) {
            all.missing();
        }
        all.findings.addAll(UnansweredFindings.unanswered(readout.unanswered()));
        return List.copyOf(all.findings);
    }

    private boolean matters(Published place) {
        return place.name().equals(readout.own().name())
                || place.name().equals(PREFIX + readout.list().organisationalDomain());
    }

    private void several(Published place) {
        add(
                FindingCode.DMARC_MULTIPLE,
                place.name(),
                Map.of("count", String.valueOf(place.records().size())),
                AnswerText.answer(place.answer()),
                Optional.empty(),
                "RFC 9989 4.10");
    }

    /// A text that is meant as DMARC and that no receiver takes for it.
    private void almost(DmarcRecord other) {
        if (other.isAlmostDmarc() && !other.hasVersionInOtherCase()) {
            other.faults().stream()
                    .filter(f -> f.kind().isGrave())
                    .limit(1)
                    .forEach(f -> syntax(readout.own().name(), other, f));
        }
    }

    private void syntax(String at, DmarcRecord record, DmarcFault fault) {
        add(
                FindingCode.DMARC_SYNTAX,
                at,
                Map.of("kind", fault.kind().name(), "at", String.valueOf(fault.at() + 1), "tag", fault.tag()),
                fault.shownIn(record.text()),
                mended,
                "RFC 9989 4.7");
    }

    private void missing() {
        String evidence = AnswerText.answer(readout.own().answer());
        for (DmarcRecord other : readout.own().others()) {
            if (other.hasVersionInOtherCase() || other.hasVersionLater()) {
                add(
                        other.hasVersionLater() ? FindingCode.DMARC_V_NOT_FIRST : FindingCode.DMARC_V_CASE,
                        readout.own().name(),
                        Map.of(),
                        other.text(),
                        mended,
                        "RFC 9989 4.7");
                return;
            }
        }
        for (Misplaced wrong : readout.misplaced()) {
            findings.add(new Finding(
                    FindingCode.DMARC_WRONG_PLACE,
                    wrong.name(),
                    Map.of("place", wrong.name(), "right", readout.own().name()),
                    wrong.name() + " TXT \"" + Caret.readable(wrong.text()) + "\"",
                    mended,
                    "RFC 9989 4.10"));
        }
        add(FindingCode.DMARC_MISSING, readout.domain(), Map.of(), evidence, mended, "RFC 9989 4.10");
    }

    private void record(DmarcRecord record) {
        String at = foundAt();
        String text = record.text();
        if (record.tags().tag("p").isEmpty()) {
            add(FindingCode.DMARC_P_MISSING, at, Map.of(), text, mended, "RFC 9989 4.7");
        }
        for (String name : POLICY_TAGS) {
            record.tags().tag(name).filter(t -> !isPolicy(t.value())).ifPresent(t -> {
                String shown = new TagList.Fault(
                                TagList.Kind.NO_VALUE, t.valueAt(), t.value().length())
                        .shownIn(text);
                add(
                        FindingCode.DMARC_P_INVALID,
                        at,
                        Map.of("tag", name, "word", t.value()),
                        shown,
                        mended,
                        "RFC 9989 4.7");
            });
        }
        if (readout.walk()
                        .policy()
                        .or(() -> readout.list().policy())
                        .filter(p -> p == Policy.NONE)
                        .isPresent()
                && record.policy().isPresent()) {
            add(FindingCode.DMARC_P_NONE, at, Map.of(), text, Optional.empty(), "RFC 9989 4.7");
        }
        // A wrong policy word has a finding of its own, and so have the addresses for reports.
        record.faults().stream()
                .filter(f -> f.kind() != DmarcFault.Kind.BAD_VALUE || !POLICY_TAGS.contains(f.tag()))
                .forEach(f -> syntax(at, record, f));
        reports(record, at);
        if (record.tags().tag("pct").isPresent()) {
            add(
                    FindingCode.DMARC_PCT,
                    at,
                    Map.of("pct", record.tags().value("pct").orElse("")),
                    text,
                    mended,
                    "RFC 9989");
        }
        if (record.isTest()) {
            add(FindingCode.DMARC_TESTING, at, Map.of(), text, Optional.empty(), "RFC 9989 4.7");
        }
        if (record.isStrictForSpf() || record.isStrictForDkim()) {
            add(FindingCode.DMARC_STRICT, at, Map.of(), text, Optional.empty(), "RFC 9989 4.7");
        }
    }

    private void reports(DmarcRecord record, String at) {
        if (record.tags().tag("rua").isEmpty()) {
            add(FindingCode.DMARC_RUA_MISSING, at, Map.of(), record.text(), mended, "RFC 9989 4.7");
        } else if (!record.badReportAddresses().isEmpty()) {
            add(
                    FindingCode.DMARC_RUA_SYNTAX,
                    at,
                    Map.of("addresses", String.join(", ", record.badReportAddresses())),
                    record.text(),
                    mended,
                    "RFC 9989 4.7");
        }
        for (String domain : readout.unauthorised()) {
            findings.add(new Finding(
                    FindingCode.DMARC_RUA_UNAUTHORISED,
                    at,
                    Map.of("domain", domain),
                    record.text(),
                    Optional.of(DmarcDoctor.agreement(at.substring(PREFIX.length()), domain)),
                    "RFC 9990 4"));
        }
    }

    private static boolean isPolicy(String word) {
        for (Policy policy : Policy.values()) {
            if (policy.word().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    /// What is foretold of this sender: that its mail cannot pass, said only where the policy has teeth
    /// and nothing is left open; and that receivers will not agree.
    public static List<Finding> foretold(AlignmentForecast forecast, DmarcReadout dmarc) {
        List<Finding> findings = new ArrayList<>();
        String text = dmarc.record().map(DmarcRecord::text).orElse("");
        String shown = text + "\n"
                + forecast.identifiers().stream().map(DmarcFindings::shown).collect(Collectors.joining("\n"));
        Optional<Policy> policy = Stream.of(Standard.values())
                .flatMap(s -> forecast.policy(s).stream())
                .max(Comparator.naturalOrder())
                .filter(p -> p != Policy.NONE);
        boolean fails = Stream.of(Standard.values()).allMatch(s -> forecast.outcome(s) == Standing.FAILS);
        Optional<Identifier> spf = forecast.identifiers().stream()
                .filter(i -> i.mechanism() == AlignmentForecast.Mechanism.SPF)
                .findFirst();
        if (fails && policy.isPresent()) {
            findings.add(new Finding(
                    FindingCode.DMARC_CANNOT_PASS,
                    forecast.from(),
                    Map.of(
                            "policy", policy.get().word(),
                            "spf", spf.map(i -> word(i.standing())).orElse(""),
                            "mailFrom", spf.map(Identifier::domain).orElse("")),
                    shown,
                    Optional.empty(),
                    "RFC 9989 4.4"));
        }
        if (forecast.differs()) {
            findings.add(new Finding(
                    FindingCode.DMARC_STANDARDS_DIFFER,
                    forecast.from(),
                    Map.of(
                            "walk", forecast.byWalk().map(Policy::word).orElse(""),
                            "list", forecast.byList().map(Policy::word).orElse(""),
                            "walkDomain", dmarc.walk().organisationalDomain(),
                            "listDomain", dmarc.list().organisationalDomain(),
                            "walkOutcome", word(forecast.outcome(Standard.RFC9989)),
                            "listOutcome", word(forecast.outcome(Standard.RFC7489))),
                    shown + "\nRFC 9989, DNS: " + dmarc.walk().organisationalDomain()
                            + "\nRFC 7489, public suffix list (" + OrganisationalDomain.list() + "): "
                            + dmarc.list().organisationalDomain(),
                    Optional.empty(),
                    "RFC 9989"));
        }
        return findings;
    }

    private static String shown(Identifier identifier) {
        return identifier.mechanism() + " " + identifier.domain() + ": " + word(identifier.standing())
                + (identifier.byWalk() ? ", RFC 9989 aligned" : ", RFC 9989 not aligned")
                + (identifier.byList() ? ", RFC 7489 aligned" : ", RFC 7489 not aligned");
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String foundAt() {
        return readout.walk().foundAt().isEmpty()
                ? readout.list().foundAt()
                : readout.walk().foundAt();
    }

    private void add(
            FindingCode code,
            String subject,
            Map<String, String> arguments,
            String evidence,
            Optional<RecordToPublish> record,
            String source) {
        findings.add(new Finding(code, subject, arguments, evidence, record, source));
    }
}
