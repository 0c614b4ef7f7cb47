package org.mailmedic.checkup;

import java.util.List;
import org.mailmedic.diagnosis.finding.Finding;

/// What looking at one part came to.
///
/// @param readouts what was read
/// @param findings what is wrong, or worth knowing, in no order
/// @param summary one line of what was seen, such as the record itself
/// @param coverage how much of what had to be known is known
record CheckOutcome(Readouts readouts, List<Finding> findings, String summary, Coverage coverage) {
    /// There was nothing to look at.
    static final CheckOutcome SKIPPED = new CheckOutcome(Readouts.NONE, List.of(), "", Coverage.NOTHING);

    CheckOutcome {
        findings = List.copyOf(findings);
    }

    /// How much of what had to be known is known.
    enum Coverage {
        WHOLE,
        /// Something that had to be known was not answered.
        PARTIAL,
        /// Nothing had to be known.
        NOTHING
    }

    /// Where each question had to be answered: one that was not is among the findings.
    CheckOutcome(Readouts readouts, List<Finding> findings, String summary) {
        this(
                readouts,
                findings,
                summary,
                findings.stream().anyMatch(f -> f.code().isSilence()) ? Coverage.PARTIAL : Coverage.WHOLE);
    }
}
