package org.mailmedic.checkup;

import java.util.List;
import org.mailmedic.diagnosis.Finding;

/// Progress of an audit. Events of one part come in order; parts run side by side.
public sealed interface AuditEvent {
    Part part();

    /// The part has begun.
    record Started(Part part) implements AuditEvent {}

    /// The part has ended.
    ///
    /// @param findings what is wrong, or worth knowing; empty when all is well
    /// @param summary one line of what was seen, such as the record itself
    record Finished(Part part, State state, List<Finding> findings, String summary) implements AuditEvent {
        public Finished {
            findings = List.copyOf(findings);
        }
    }

    /// How a part ended.
    enum State {
        GOOD,
        WARNING,
        BAD,
        /// The DNS did not answer: neither good nor bad.
        NOT_CHECKED,
        /// Nothing to look at (no address known, no list asked for).
        SKIPPED
    }
}
