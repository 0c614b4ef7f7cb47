package org.mailmedic.walk;

import org.mailmedic.casefile.StepId;

/// Where a step leads.
public sealed interface Route {
    /// To another step.
    record To(StepId step) implements Route {}

    /// The walk ends here.
    record Finish() implements Route {}
}
