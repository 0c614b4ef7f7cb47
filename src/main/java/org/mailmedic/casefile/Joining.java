package org.mailmedic.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Joins what two windows made of one case, so that neither loses its work.
final class Joining {
    private Joining() {}

    /// The two joined: what only one of them changed since `last` is taken from that one; where both
    /// changed the same thing, ours counts. Test messages of both are kept.
    static Case join(Case last, Case ours, Case theirs) {
        return new Case(
                ours.id(),
                ours.created(),
                ours.changed().isAfter(theirs.changed()) ? ours.changed() : theirs.changed(),
                ours.practice(),
                given(last.given(), ours.given(), theirs.given()),
                changed(last.probe(), ours.probe(), theirs.probe()),
                changed(last.audit(), ours.audit(), theirs.audit()),
                map(last.ticks(), ours.ticks(), theirs.ticks()),
                Stream.concat(theirs.sent().stream(), ours.sent().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Case.Sent::at))
                        .toList(),
                changed(last.step(), ours.step(), theirs.step()),
                ours.furthest().compareTo(theirs.furthest()) > 0 ? ours.furthest() : theirs.furthest(),
                map(last.skipped(), ours.skipped(), theirs.skipped()),
                history(last.history(), ours.history(), theirs.history()),
                changed(last.others(), ours.others(), theirs.others()));
    }

    /// The two joined where nobody knows what both began with: all that either has, and where both say
    /// something else, ours counts.
    static Case strangers(Case ours, Case theirs) {
        List<Contact> both = new ArrayList<>();
        for (Contact mine : ours.history().contacts()) {
            theirs.history().contacts().stream()
                    .filter(mine::isSame)
                    .findFirst()
                    .map(other -> other.times() < mine.times() ? other : mine)
                    .ifPresent(both::add);
        }
        var nothing = new Case(
                ours.id(),
                ours.created(),
                ours.created(),
                ours.practice(),
                Case.Given.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                StepId.WHAT_HAPPENED,
                StepId.WHAT_HAPPENED,
                Map.of(),
                History.NONE.withContacts(both));
        return join(nothing, ours, theirs);
    }

    private static History history(History last, History ours, History theirs) {
        List<PastRun> runs = Stream.concat(theirs.runs().stream(), ours.runs().stream())
                .sorted(Comparator.comparing(PastRun::since).thenComparing(PastRun::last))
                .collect(
                        LinkedHashMap<String, PastRun>::new,
                        (map, run) -> map.put(run.since() + " " + run.kind() + " " + run.of(), run),
                        Map::putAll)
                .values()
                .stream()
                .toList();
        return new History(
                History.bounded(runs),
                contacts(last.contacts(), ours.contacts(), theirs.contacts()),
                changed(last.received(), ours.received(), theirs.received()),
                changed(last.standing(), ours.standing(), theirs.standing()),
                changed(last.practised(), ours.practised(), theirs.practised()),
                letters(ours.letters(), theirs.letters()));
    }

    private static List<LetterSent> letters(List<LetterSent> ours, List<LetterSent> theirs) {
        History joined = History.NONE;
        for (LetterSent letter : Stream.concat(theirs.stream(), ours.stream())
                .sorted(Comparator.comparing(LetterSent::at))
                .toList()) {
            joined = joined.withLetter(letter);
        }
        return joined.letters();
    }

    /// How often is the sum of what both did since they began.
    private static List<Contact> contacts(List<Contact> last, List<Contact> ours, List<Contact> theirs) {
        List<Contact> joined = new ArrayList<>(theirs);
        for (Contact mine : ours) {
            Optional<Contact> before = last.stream().filter(mine::isSame).findFirst();
            Optional<Contact> other = theirs.stream().filter(mine::isSame).findFirst();
            other.ifPresent(joined::remove);
            int times = mine.times()
                    + other.map(Contact::times).orElse(0)
                    - (other.isPresent() ? before.map(Contact::times).orElse(0) : 0);
            joined.add(new Contact(
                    mine.kind(),
                    mine.what(),
                    mine.at(),
                    mine.purpose(),
                    other.map(Contact::first).filter(mine.first()::isAfter).orElse(mine.first()),
                    other.map(Contact::last).filter(mine.last()::isBefore).orElse(mine.last()),
                    times));
        }
        joined.sort(Comparator.comparing(Contact::first));
        return joined;
    }

    private static Case.Given given(Case.Given last, Case.Given ours, Case.Given theirs) {
        return new Case.Given(
                changed(last.bounce(), ours.bounce(), theirs.bounce()),
                changed(last.noBounce(), ours.noBounce(), theirs.noBounce()),
                changed(last.address(), ours.address(), theirs.address()),
                changed(last.providerKind(), ours.providerKind(), theirs.providerKind()),
                changed(last.server(), ours.server(), theirs.server()),
                changed(last.recipient(), ours.recipient(), theirs.recipient()),
                changed(last.byHand(), ours.byHand(), theirs.byHand()),
                changed(last.sentFrom(), ours.sentFrom(), theirs.sentFrom()));
    }

    private static <T> T changed(T last, T ours, T theirs) {
        return Objects.equals(last, ours) ? theirs : ours;
    }

    private static <K, V> Map<K, V> map(Map<K, V> last, Map<K, V> ours, Map<K, V> theirs) {
        Map<K, V> joined = new HashMap<>(theirs);
        last.forEach((key, value) -> {
            if (!ours.containsKey(key) && value.equals(theirs.get(key))) {
                joined.remove(key);
            }
        });
        ours.forEach((key, value) -> {
            if (!value.equals(last.get(key))) {
                joined.put(key, value);
            }
        });
        return joined;
    }
}
