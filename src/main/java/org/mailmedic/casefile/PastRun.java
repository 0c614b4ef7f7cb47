package org.mailmedic.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Part;

/// A check of earlier, as far as it is needed to tell what changed.
///
/// @param since when it was made
/// @param last when the last check in a row ended that saw just the same
/// @param kind what was checked
/// @param of the domain or the server that was checked
/// @param parts each part of it
public record PastRun(Instant since, Instant last, Kind kind, String of, List<Seen> parts) {
    public PastRun {
        parts = List.copyOf(parts);
    }

    /// What a run checked.
    public enum Kind {
        AUDIT,
        PROBE
    }

    /// One part of a run.
    ///
    /// @param part the part of an audit; none for the connection, which is the whole of a probe
    /// @param known whether it could be checked
    /// @param problems what was wrong; those that only are worth knowing are not among them
    public record Seen(Optional<Part> part, boolean known, List<Problem> problems) {
        public Seen {
            problems = List.copyOf(problems);
        }
    }

    /// Something wrong.
    ///
    /// @param code stable code of the finding
    /// @param subject where it was seen
    public record Problem(String code, String subject) {}

    boolean sawTheSame(PastRun later) {
        return kind == later.kind && of.equals(later.of) && parts.equals(later.parts);
    }

    PastRun until(Instant end) {
        return new PastRun(since, end, kind, of, parts);
    }
}
