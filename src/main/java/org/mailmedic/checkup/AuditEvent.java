package org.mailmedic.checkup;

import java.util.List;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.policy.spf.SpfReadout;

/// Progress of an audit. Events of one part come in order; parts run side by side.
public sealed interface AuditEvent {
    Part part();

    /// The part has begun.
    record Started(Part part) implements AuditEvent {}

    /// The part has ended.
    ///
    /// @param findings what is wrong, or worth knowing; empty when all is well
    /// @param summary one line of what was seen, such as the record itself
    record Finished(Part part, PartState state, List<Finding> findings, String summary) implements AuditEvent {
        public Finished {
            findings = List.copyOf(findings);
        }
    }

    /// How receivers read the SPF record; follows the end of that part, so that nobody has to wait for the
    /// report to see it.
    record SpfRead(SpfReadout readout) implements AuditEvent {
        @Override
        public Part part() {
            return Part.SPF;
        }
    }
}
