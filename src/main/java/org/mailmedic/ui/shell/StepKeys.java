package org.mailmedic.ui.shell;

import java.util.Locale;
import org.mailmedic.casefile.StepId;

/// Names of texts that follow from a step.
final class StepKeys {
    private StepKeys() {}

    static String step(StepId id) {
        return "shell.step." + id.name().toLowerCase(Locale.ROOT);
    }

    /// The Next button is named after where it leads.
    static String next(StepId to) {
        return "shell.next." + to.name().toLowerCase(Locale.ROOT);
    }
}
