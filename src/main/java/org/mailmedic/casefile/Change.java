package org.mailmedic.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Part;

/// What became of a problem from one check to the next.
///
/// @param part the part of an audit; none for the connection
/// @param since when it came to be so; for a problem that is still there, when it was seen first
public record Change(Kind kind, Optional<Part> part, PastRun.Problem problem, Instant since) {
    /// What became of it.
    public enum Kind {
        FIXED,
        NEW,
        STILL
    }

    /// What was looked at, run after run.
    private record Looked(String of, Optional<Part> part) {}

    /// A part as it was from one time to another.
    private record Stretch(Instant since, Instant last, PastRun.Seen seen) {}

    /// What changed the last time that anything did, part by part. A part that was checked once is
    /// compared with nothing; a check that got no answer says neither that something is fixed nor that it
    /// is broken.
    public static List<Change> in(List<PastRun> runs) {
        Map<Looked, List<Stretch>> parts = new LinkedHashMap<>();
        for (PastRun run : runs) {
            for (PastRun.Seen seen : run.parts()) {
                if (seen.known()) {
                    add(parts.computeIfAbsent(new Looked(run.of(), seen.part()), _ -> new ArrayList<>()), run, seen);
                }
            }
        }
        List<Change> changes = new ArrayList<>();
        parts.values().forEach(stretches -> compare(stretches, changes));
        return changes;
    }

    private static void add(List<Stretch> stretches, PastRun run, PastRun.Seen seen) {
        if (!stretches.isEmpty() && stretches.getLast().seen().equals(seen)) {
            Stretch before = stretches.removeLast();
            stretches.add(new Stretch(before.since(), run.last(), seen));
        } else {
            stretches.add(new Stretch(run.since(), run.last(), seen));
        }
    }

    private static void compare(List<Stretch> stretches, List<Change> changes) {
        Stretch now = stretches.getLast();
        Optional<Part> part = now.seen().part();
        if (stretches.size() == 1) {
            if (now.last().isAfter(now.since())) {
                now.seen().problems().forEach(p -> changes.add(new Change(Kind.STILL, part, p, now.since())));
            }
            return;
        }
        Stretch before = stretches.get(stretches.size() - 2);
        for (PastRun.Problem problem : before.seen().problems()) {
            if (!now.seen().problems().contains(problem)) {
                changes.add(new Change(Kind.FIXED, part, problem, now.since()));
            }
        }
        for (PastRun.Problem problem : now.seen().problems()) {
            boolean old = before.seen().problems().contains(problem);
            changes.add(new Change(old ? Kind.STILL : Kind.NEW, part, problem, old ? before.since() : now.since()));
        }
    }
}
