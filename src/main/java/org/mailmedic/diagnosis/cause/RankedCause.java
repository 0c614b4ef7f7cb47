package org.mailmedic.diagnosis.cause;

import java.util.List;
import org.mailmedic.knowledge.Cause;

/// A cause, how sure we are, and why.
///
/// @param confidence 0 to 1
/// @param evidence reasons for and against, strongest first
/// @param ruledOut whether the evidence speaks clearly against it
public record RankedCause(Cause cause, double confidence, List<Evidence> evidence, boolean ruledOut) {
    public RankedCause {
        evidence = List.copyOf(evidence);
    }

    /// Whether what the bounce claims was so then and is not so any more, as far as it could be checked.
    public boolean seemsMended() {
        List<Evidence> claims = evidence.stream()
                .filter(e -> e.key().startsWith(BounceClaims.PREFIX))
                .toList();
        return !claims.isEmpty() && claims.stream().noneMatch(Evidence::speaksFor);
    }

    /// Key of the confidence in words.
    public String confidenceKey() {
        if (confidence >= 0.95) {
            return "confidence.certain";
        } else if (confidence >= 0.85) {
            return "confidence.very";
        } else if (confidence >= 0.6) {
            return "confidence.fairly";
        }
        return confidence >= 0.25 ? "confidence.unsure" : "confidence.none";
    }
}
