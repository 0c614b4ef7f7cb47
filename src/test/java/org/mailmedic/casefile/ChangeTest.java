package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.casefile.SampleCases.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.casefile.Change.Kind;
import org.mailmedic.diagnosis.finding.Part;

/// What became of problems from one check to the next, and where a case stands.
class ChangeTest {
    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static PastRun.Problem problem(String code) {
        return new PastRun.Problem(code, "example.com");
    }

    private static PastRun run(int since, int last, boolean known, String... codes) {
        var seen = new PastRun.Seen(
                Optional.of(Part.SPF),
                known,
                Stream.of(codes).map(ChangeTest::problem).toList());
        return new PastRun(minute(since), minute(last), PastRun.Kind.AUDIT, "example.com", List.of(seen));
    }

    private static Change change(Kind kind, String code, int since) {
        return new Change(kind, Optional.of(Part.SPF), problem(code), minute(since));
    }

    @Test
    void oneCheckIsComparedWithNothing() {
        assertThat(Change.in(List.of())).isEmpty();
        assertThat(Change.in(List.of(run(1, 1, true, "spf.missing")))).isEmpty();
    }

    @Test
    void whatWasSeenTwiceIsStillThereSinceTheFirst() {
        Change still = change(Kind.STILL, "spf.missing", 1);
        assertThat(Change.in(List.of(run(1, 2, true, "spf.missing")))).containsExactly(still);
        assertThat(Change.in(List.of(run(1, 1, true, "spf.missing"), run(2, 2, true, "spf.missing"))))
                .containsExactly(still);
    }

    @Test
    void fixedNewAndStillAreToldApart() {
        assertThat(Change.in(
                        List.of(run(1, 1, true, "spf.missing", "spf.ptr"), run(5, 5, true, "spf.ptr", "spf.syntax"))))
                .containsExactly(
                        change(Kind.FIXED, "spf.missing", 5),
                        change(Kind.STILL, "spf.ptr", 1),
                        change(Kind.NEW, "spf.syntax", 5));
    }

    @Test
    void aCheckWithoutAnAnswerSaysNeither() {
        assertThat(Change.in(List.of(run(1, 1, true, "spf.missing"), run(2, 2, false))))
                .isEmpty();
        assertThat(Change.in(List.of(run(1, 1, true, "spf.missing"), run(2, 2, false), run(3, 3, true))))
                .containsExactly(change(Kind.FIXED, "spf.missing", 3));
    }

    @Test
    void onlyTheLastChangeIsTold() {
        assertThat(Change.in(List.of(
                        run(1, 1, true, "spf.missing"), run(2, 2, true, "spf.syntax"), run(3, 3, true, "spf.ptr"))))
                .containsExactly(change(Kind.FIXED, "spf.syntax", 3), change(Kind.NEW, "spf.ptr", 3));
    }

    @Test
    void anotherDomainIsComparedWithNothing() {
        var seen = new PastRun.Seen(Optional.of(Part.SPF), true, List.of());
        var other = new PastRun(minute(2), minute(2), PastRun.Kind.AUDIT, "other.example", List.of(seen));
        assertThat(Change.in(List.of(run(1, 1, true, "spf.missing"), other))).isEmpty();
    }

    @Test
    void aCaseStandsWhereItsWorkStands() {
        Instant until = minute(10);
        assertThat(Standing.NOTHING.at(NOON)).isEqualTo(Standing.State.BEGUN);
        assertThat(standing(1, 1, 1).at(NOON)).isEqualTo(Standing.State.OPEN);
        assertThat(standing(0, 1, 0).at(NOON)).isEqualTo(Standing.State.FIXED);
        assertThat(standing(0, 0, 1).at(minute(9))).isEqualTo(Standing.State.WAITING);
        assertThat(standing(0, 0, 1).at(until)).isEqualTo(Standing.State.FIXED);
        assertThat(standing(0, 1, 0).at(minute(9))).isEqualTo(Standing.State.FIXED);
        assertThat(new Standing("spf.fail", 0, 0, 1, Optional.empty()).at(NOON)).isEqualTo(Standing.State.FIXED);
    }

    private static Standing standing(int open, int done, int waiting) {
        return new Standing("spf.fail", open, done, waiting, Optional.of(minute(10)));
    }

    @Test
    void aListShowsTheFirstLineThatSaysSomething() {
        assertThat(line("")).isEmpty();
        assertThat(line("\n \n  550 no \nmore")).isEqualTo("550 no");
        assertThat(line("550\u0007no")).isEqualTo("550 no");
        assertThat(line("x".repeat(120))).hasSize(120);
        assertThat(line("x".repeat(121))).hasSize(120);
        assertThat(line("😀".repeat(121))).isEqualTo("😀".repeat(120));
    }

    @Test
    void aListShowsWhetherTheLastTestMessageArrived() {
        assertThat(Listed.of(SampleCases.empty("case-1")).arrived()).isFalse();
        Case full = SampleCases.full();
        assertThat(Listed.of(full).arrived()).isTrue();
        assertThat(Listed.of(full).recipient()).isEqualTo("ben@example.net");
        var refused = new Case.Sent(minute(9), "ben@example.net", "Test", false, "550 no");
        Case later = new Case(
                full.id(),
                full.created(),
                full.changed(),
                full.practice(),
                full.given(),
                full.probe(),
                full.audit(),
                full.ticks(),
                Stream.concat(full.sent().stream(), Stream.of(refused)).toList(),
                full.step(),
                full.furthest(),
                full.skipped(),
                full.history());
        assertThat(Listed.of(later).arrived()).isFalse();
    }

    private static String line(String bounce) {
        return Listed.of(SampleCases.withBounce(SampleCases.empty("case-1"), bounce))
                .firstLine();
    }
}
