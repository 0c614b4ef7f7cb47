package org.mailmedic.diagnosis.cause;

import java.util.List;

/// The answer. No cause stands in two of its lists.
///
/// @param causes best first; never empty (the honest last resort is `unknown`)
/// @param ruledOut what is disproved: its question was asked, the answer speaks against it, and no fault of the
///     same subject was found
/// @param notYours what the way of the mail takes out of the user's hands, whether it is so or not
/// @param notChecked what could be asked and was not, or got no answer
public record Diagnosis(
        List<RankedCause> causes, List<RankedCause> ruledOut, List<SetAside> notYours, List<SetAside> notChecked) {
    public Diagnosis {
        causes = List.copyOf(causes);
        ruledOut = List.copyOf(ruledOut);
        notYours = List.copyOf(notYours);
        notChecked = List.copyOf(notChecked);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis names at least one cause");
        }
    }

    /// A diagnosis that sets nothing aside.
    public Diagnosis(List<RankedCause> causes, List<RankedCause> ruledOut) {
        this(causes, ruledOut, List.of(), List.of());
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
