package org.mailmedic.walk;

import org.mailmedic.casefile.StepId;

/// Where a step leads.
public sealed interface NextStep {
    /// To another step.
    record To(StepId step) implements NextStep {}

    /// The walk ends here.
    record Finish() implements NextStep {}
}
