package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.casefile.SampleCases.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailmedic.diagnosis.finding.Part;

/// Two windows that work on one case: neither loses what it did.
class JoiningTest {
    private static final Case LAST = SampleCases.empty("case-1");
    private static final Case.Tick TICK = new Case.Tick(NOON, true);

    private static Case with(
            Case old,
            Instant changed,
            List<Case.Sent> sent,
            StepId step,
            StepId furthest,
            Map<StepId, String> skipped) {
        return new Case(
                old.id(),
                old.created(),
                changed,
                old.practice(),
                old.given(),
                old.probe(),
                old.audit(),
                old.ticks(),
                sent,
                step,
                furthest,
                skipped,
                old.history());
    }

    private static Case at(StepId step, StepId furthest) {
        return with(LAST, NOON, List.of(), step, furthest, Map.of());
    }

    private static Case.Sent sent(int second) {
        return new Case.Sent(NOON.plusSeconds(second), "ben@example.net", "Test", true, "250 ok");
    }

    private static Case with(History history) {
        Case full = LAST;
        return new Case(
                full.id(),
                full.created(),
                full.changed(),
                full.practice(),
                full.given(),
                full.probe(),
                full.audit(),
                full.ticks(),
                full.sent(),
                full.step(),
                full.furthest(),
                full.skipped(),
                history);
    }

    private static Case contacting(Contact... contacts) {
        return with(History.NONE.withContacts(List.of(contacts)));
    }

    private static Contact contact(String what, int first, int last, int times) {
        return new Contact(
                Contact.Kind.NAME_ASKED,
                what,
                "192.0.2.53",
                "AUDIT",
                NOON.plusSeconds(first),
                NOON.plusSeconds(last),
                times);
    }

    private static PastRun run(int since, String code) {
        var seen = new PastRun.Seen(Optional.of(Part.SPF), true, List.of(new PastRun.Problem(code, "example.com")));
        return new PastRun(
                NOON.plusSeconds(since), NOON.plusSeconds(since), PastRun.Kind.AUDIT, "example.com", List.of(seen));
    }

    @Test
    void whatOnlyOneChangedIsTakenFromThatOne() {
        Case ours = SampleCases.withAddress(LAST, "anna@example.com");
        Case theirs = SampleCases.withBounce(LAST, "550 no");
        Case.Given joined = Joining.join(LAST, ours, theirs).given();
        assertThat(joined.address()).isEqualTo("anna@example.com");
        assertThat(joined.bounce()).isEqualTo("550 no");
        assertThat(Joining.join(LAST, theirs, ours).given()).isEqualTo(joined);
    }

    @Test
    void whereBothChangedTheSameOursCounts() {
        Case ours = SampleCases.withAddress(LAST, "ours@example.com");
        Case theirs = SampleCases.withAddress(LAST, "theirs@example.com");
        assertThat(Joining.join(LAST, ours, theirs).given().address()).isEqualTo("ours@example.com");
    }

    @Test
    void theLaterTimeOfChangeStays() {
        Case early = with(LAST, NOON.plusSeconds(1), List.of(), LAST.step(), LAST.furthest(), Map.of());
        Case late = with(LAST, NOON.plusSeconds(2), List.of(), LAST.step(), LAST.furthest(), Map.of());
        assertThat(Joining.join(LAST, early, late).changed()).isEqualTo(late.changed());
        assertThat(Joining.join(LAST, late, early).changed()).isEqualTo(late.changed());
    }

    @Test
    void theFurthestStepOfBothStays() {
        Case near = at(StepId.DNS, StepId.DNS);
        Case far = at(StepId.WHAT_HAPPENED, StepId.PROVE);
        Case joined = Joining.join(LAST, near, far);
        assertThat(joined.step()).isEqualTo(StepId.DNS);
        assertThat(joined.furthest()).isEqualTo(StepId.PROVE);
        assertThat(Joining.join(LAST, far, near).furthest()).isEqualTo(StepId.PROVE);
    }

    @Test
    void testMessagesOfBothAreKeptOnceAndInOrder() {
        Case ours = with(LAST, NOON, List.of(sent(1), sent(3)), LAST.step(), LAST.furthest(), Map.of());
        Case theirs = with(LAST, NOON, List.of(sent(1), sent(2)), LAST.step(), LAST.furthest(), Map.of());
        assertThat(Joining.join(LAST, ours, theirs).sent()).containsExactly(sent(1), sent(2), sent(3));
        assertThat(Joining.join(LAST, theirs, ours).sent()).containsExactly(sent(1), sent(2), sent(3));
    }

    @Test
    void ticksOfBothStayAndOneThatWasTakenBackIsGone() {
        Case last = SampleCases.withTicks(LAST, Map.of("spf", TICK, "dkim", TICK));
        Case ours = SampleCases.withTicks(LAST, Map.of("dkim", TICK, "ours", TICK));
        Case theirs = SampleCases.withTicks(LAST, Map.of("spf", TICK, "dkim", TICK, "theirs", TICK));
        assertThat(Joining.join(last, ours, theirs).ticks()).containsOnlyKeys("dkim", "ours", "theirs");
        assertThat(Joining.join(last, theirs, ours).ticks()).containsOnlyKeys("dkim", "ours", "theirs");
    }

    @Test
    void aTickThatTheOtherChangedMeanwhileIsNotTakenBack() {
        var again = new Case.Tick(NOON.plusSeconds(9), false);
        Case last = SampleCases.withTicks(LAST, Map.of("spf", TICK));
        Case theirs = SampleCases.withTicks(LAST, Map.of("spf", again));
        assertThat(Joining.join(last, LAST, theirs).ticks()).containsEntry("spf", again);
        Case ours = SampleCases.withTicks(LAST, Map.of("spf", again));
        assertThat(Joining.join(last, ours, last).ticks()).containsEntry("spf", again);
    }

    @Test
    void aContactOfBothIsCountedOnceFromWhereTheyParted() {
        Case last = contacting(contact("example.com TXT", 10, 20, 2));
        Case ours = contacting(contact("example.com TXT", 10, 40, 5));
        Case theirs = contacting(contact("example.com TXT", 5, 30, 3));
        assertThat(Joining.join(last, ours, theirs).history().contacts())
                .containsExactly(contact("example.com TXT", 5, 40, 6));
        assertThat(Joining.join(last, theirs, ours).history().contacts())
                .containsExactly(contact("example.com TXT", 5, 40, 6));
    }

    @Test
    void contactsOfOneAloneStayInOrder() {
        Case last = contacting(contact("a.example TXT", 1, 1, 2));
        Case ours = contacting(contact("c.example TXT", 3, 3, 1), contact("a.example TXT", 1, 1, 2));
        Case theirs = contacting(contact("b.example TXT", 2, 2, 1));
        assertThat(Joining.join(last, ours, theirs).history().contacts())
                .containsExactly(
                        contact("a.example TXT", 1, 1, 2),
                        contact("b.example TXT", 2, 2, 1),
                        contact("c.example TXT", 3, 3, 1));
    }

    @Test
    void anotherServerOrPurposeIsAnotherContact() {
        Contact asked = contact("example.com TXT", 1, 1, 1);
        for (Contact other : List.of(
                contact("example.com MX", 1, 1, 1),
                new Contact(asked.kind(), asked.what(), "192.0.2.54", asked.purpose(), asked.first(), asked.last(), 1),
                new Contact(asked.kind(), asked.what(), asked.at(), "PROBE", asked.first(), asked.last(), 1),
                new Contact(
                        Contact.Kind.PAGE_FETCHED,
                        asked.what(),
                        asked.at(),
                        asked.purpose(),
                        asked.first(),
                        asked.last(),
                        1))) {
            assertThat(Joining.join(LAST, contacting(asked), contacting(other))
                            .history()
                            .contacts())
                    .containsExactlyInAnyOrder(asked, other);
        }
    }

    @Test
    void runsOfBothStandInTheOrderOfTime() {
        Case ours = with(History.NONE.withRun(run(1, "spf.missing")).withRun(run(3, "spf.syntax")));
        Case theirs = with(History.NONE.withRun(run(1, "spf.missing")).withRun(run(2, "spf.multiple")));
        assertThat(Joining.join(LAST, ours, theirs).history().runs())
                .containsExactly(run(1, "spf.missing"), run(2, "spf.multiple"), run(3, "spf.syntax"));
    }

    @Test
    void whatElseTheHistoryHoldsIsJoinedAsWell() {
        var standing = new Standing("spf.fail", 1, 0, 0, Optional.empty());
        Case ours = with(History.NONE.withStanding(standing));
        Case theirs = with(History.NONE.withPractised(List.of("spf")));
        History joined = Joining.join(LAST, ours, theirs).history();
        assertThat(joined.standing()).isEqualTo(standing);
        assertThat(joined.practised()).containsExactly("spf");
    }

    @Test
    void lettersOfBothWindowsAreKeptEachOnce() {
        var opened = LetterSent.now(NOON, "RECIPIENT", "postmaster@example.net");
        var copied = LetterSent.now(NOON.plusSeconds(60), "RECIPIENT", "postmaster@example.net");
        var nextDay = LetterSent.now(NOON.plusSeconds(86_400), "RECIPIENT", "postmaster@example.net");
        var other = LetterSent.now(NOON.plusSeconds(30), "PROVIDER", "");
        Case ours = with(History.NONE.withLetter(opened).withLetter(copied).withLetter(nextDay));
        Case theirs = with(History.NONE.withLetter(opened).withLetter(other));
        assertThat(ours.history().letters()).containsExactly(copied, nextDay);
        History joined = Joining.join(LAST, ours, theirs).history();
        assertThat(joined.letters()).containsExactly(other, copied, nextDay);
        assertThat(joined.lastLetterTo("RECIPIENT")).contains(nextDay);
        assertThat(joined.lastLetterTo("DNS_KEEPER")).isEmpty();
    }

    @Test
    void aLongHistoryKeepsItsFirstRunAndTheLast() {
        List<PastRun> many = IntStream.range(0, History.MOST_RUNS)
                .mapToObj(i -> run(i, "spf.missing"))
                .toList();
        assertThat(History.bounded(many)).isEqualTo(many);
        History history = new History(many, List.of(), Optional.empty(), Standing.NOTHING, List.of())
                .withRun(run(500, "spf.syntax"));
        assertThat(history.runs()).hasSize(History.MOST_RUNS).startsWith(run(0, "spf.missing"), run(2, "spf.missing"));
        assertThat(history.runs().getLast()).isEqualTo(run(500, "spf.syntax"));
    }

    @Test
    void aRunThatSawTheSameMakesTheOneBeforeLastLonger() {
        PastRun first = run(1, "spf.missing");
        PastRun same = run(5, "spf.missing");
        assertThat(History.NONE.withRun(first).withRun(same).runs()).containsExactly(first.until(NOON.plusSeconds(5)));
        var probe = new PastRun(same.since(), same.last(), PastRun.Kind.PROBE, same.of(), same.parts());
        var elsewhere = new PastRun(same.since(), same.last(), same.kind(), "other.example", same.parts());
        for (PastRun other : List.of(probe, elsewhere, run(5, "spf.syntax"))) {
            assertThat(History.NONE.withRun(first).withRun(other).runs()).containsExactly(first, other);
        }
    }
}
