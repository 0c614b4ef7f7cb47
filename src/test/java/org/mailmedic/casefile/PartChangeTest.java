package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.casefile.SampleCases.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.casefile.PartChange.Kind;
import org.mailmedic.diagnosis.finding.Part;

/// What became of a part of a set-up since an earlier check.
class PartChangeTest {
    private static final List<Part> PARTS = List.of(Part.SPF, Part.DKIM);

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    private static PastRun.Problem problem(String code) {
        return new PastRun.Problem(code, "example.com");
    }

    private static PastRun run(int since, int last, String domain, boolean known, String... codes) {
        var seen = new PastRun.Seen(
                Optional.of(Part.SPF),
                known,
                Stream.of(codes).map(PartChangeTest::problem).toList());
        return new PastRun(day(since), day(last), PastRun.Kind.AUDIT, domain, List.of(seen));
    }

    private static PastRun run(int day, String... codes) {
        return run(day, day, "example.com", true, codes);
    }

    private static List<PartChange> changes(PastRun... runs) {
        return PartChange.in(List.of(runs), "example.com", PARTS);
    }

    @Test
    void oneCheckIsComparedWithNothing() {
        assertThat(changes()).isEmpty();
        assertThat(changes(run(1, "spf.missing"))).isEmpty();
    }

    @Test
    void whatIsMendedIsToldWithTheDayWhenItWasSeenLast() {
        assertThat(changes(run(0, 7, "example.com", true, "spf.missing"), run(14)))
                .containsExactly(
                        new PartChange(Part.SPF, Kind.MENDED, List.of(problem("spf.missing")), List.of(), day(7)));
    }

    @Test
    void aNewProblemIsWorseWhateverElseWasMended() {
        assertThat(changes(run(1, "spf.missing"), run(2, "spf.syntax")))
                .containsExactly(new PartChange(
                        Part.SPF, Kind.WORSE, List.of(problem("spf.missing")), List.of(problem("spf.syntax")), day(1)));
    }

    @Test
    void theSameTwiceIsAsBefore() {
        assertThat(changes(run(1, 2, "example.com", true, "spf.missing")))
                .containsExactly(new PartChange(Part.SPF, Kind.SAME, List.of(), List.of(), day(1)));
    }

    @Test
    void silenceAndOtherDomainsSayNothing() {
        assertThat(changes(
                        run(1, "spf.missing"),
                        run(2, 2, "example.com", false),
                        run(3, 3, "example.org", true),
                        run(4, "spf.missing")))
                .containsExactly(new PartChange(Part.SPF, Kind.SAME, List.of(), List.of(), day(1)));
    }
}
