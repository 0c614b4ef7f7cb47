package org.mailmedic.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Part;

/// How a part of a set-up compares with what an earlier check saw.
///
/// @param gone problems of then that are not there any more
/// @param come problems that were not there then
/// @param then when it was seen last as it was before; for a part that is as before, when it was first seen so
public record PartChange(Part part, Kind kind, List<PastRun.Problem> gone, List<PastRun.Problem> come, Instant then) {
    public PartChange {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /// What became of it.
    public enum Kind {
        /// Something new is wrong, whatever else was mended.
        WORSE,
        MENDED,
        SAME
    }

    /// From one time to another all checks saw the same.
    private record Stretch(Instant since, Instant last, List<PastRun.Problem> problems) {}

    /// How each of these parts changed the last time that it did. A part that was checked once is compared with
    /// nothing, and a check that got no answer says nothing.
    ///
    /// @param runs oldest first
    /// @param domain whose parts
    public static List<PartChange> in(List<PastRun> runs, String domain, List<Part> parts) {
        return parts.stream().flatMap(part -> of(part, runs, domain).stream()).toList();
    }

    private static Optional<PartChange> of(Part part, List<PastRun> runs, String domain) {
        List<Stretch> stretches = new ArrayList<>();
        for (PastRun run : runs) {
            if (run.kind() == PastRun.Kind.AUDIT && run.of().equals(domain)) {
                run.parts().stream()
                        .filter(seen ->
                                seen.known() && seen.part().filter(part::equals).isPresent())
                        .forEach(seen -> add(stretches, run, seen));
            }
        }
        if (stretches.isEmpty()) {
            return Optional.empty();
        }
        Stretch now = stretches.getLast();
        if (stretches.size() == 1) {
            return now.last().isAfter(now.since())
                    ? Optional.of(new PartChange(part, Kind.SAME, List.of(), List.of(), now.since()))
                    : Optional.empty();
        }
        Stretch before = stretches.get(stretches.size() - 2);
        List<PastRun.Problem> gone = without(before.problems(), now.problems());
        List<PastRun.Problem> come = without(now.problems(), before.problems());
        return Optional.of(new PartChange(part, come.isEmpty() ? Kind.MENDED : Kind.WORSE, gone, come, before.last()));
    }

    private static void add(List<Stretch> stretches, PastRun run, PastRun.Seen seen) {
        boolean same = !stretches.isEmpty() && stretches.getLast().problems().equals(seen.problems());
        Instant since = same ? stretches.removeLast().since() : run.since();
        stretches.add(new Stretch(since, run.last(), seen.problems()));
    }

    private static List<PastRun.Problem> without(List<PastRun.Problem> all, List<PastRun.Problem> others) {
        return all.stream().filter(problem -> !others.contains(problem)).toList();
    }
}
