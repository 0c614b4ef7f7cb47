package org.mailmedic.diagnosis.cause;

import java.util.List;

/// The answer.
///
/// @param causes best first; never empty (the honest last resort is `unknown`)
/// @param ruledOut what the evidence speaks against
public record Diagnosis(List<RankedCause> causes, List<RankedCause> ruledOut) {
    public Diagnosis {
        causes = List.copyOf(causes);
        ruledOut = List.copyOf(ruledOut);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis names at least one cause");
        }
    }

    /// The most likely cause.
    public RankedCause best() {
        return causes.getFirst();
    }

    /// Whether what the bounce claims was true then and is not so any more, as far as it could be checked:
    /// then the mail is simply to be sent again.
    public boolean seemsMended() {
        return best().seemsMended();
    }
}
