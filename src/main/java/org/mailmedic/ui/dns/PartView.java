package org.mailmedic.ui.dns;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.record.RecordToPublish;

/// What a row of the DNS page shows.
///
/// @param summary one line of what was seen; empty when nothing was
/// @param findings what is wrong, worst first
/// @param partDetails what the records mean, and the raw answers
public record PartView(Part part, State state, String summary, List<FindingView> findings, PartDetails partDetails) {
    public PartView {
        findings = List.copyOf(findings);
    }

    /// A part of which no more is known than its findings.
    public PartView(Part part, State state, String summary, List<FindingView> findings) {
        this(part, state, summary, findings, PartDetails.NOTHING);
    }

    /// The same with what lies behind it.
    public PartView with(PartDetails other) {
        return new PartView(part, state, summary, findings, other);
    }

    /// A part that nobody has asked about yet.
    public static PartView waiting(Part part) {
        return new PartView(part, State.WAITING, "", List.of());
    }

    /// Where a part stands.
    public enum State {
        WAITING,
        RUNNING,
        GOOD,
        /// Worth knowing, and no cause of a bounce.
        REMARK,
        WARNING,
        BAD,
        /// The DNS did not answer: neither good nor bad.
        NOT_CHECKED,
        /// Nothing to look at, or not asked for.
        SKIPPED
    }

    /// A finding, in words.
    ///
    /// @param why why it matters
    /// @param fix what to do; empty where it is not the reader's to do
    /// @param evidence the raw answer it rests on; empty if there is none
    /// @param source where the rule stands
    /// @param replacement the record to publish instead; empty too where the reader cannot publish one
    public record FindingView(
            FindingCode code,
            Severity severity,
            String title,
            String why,
            String fix,
            String evidence,
            String source,
            Optional<RecordToPublish> replacement) {}
}
