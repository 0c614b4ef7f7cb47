package org.mailmedic.policy.spf;

import java.util.List;
import java.util.Optional;

/// What a receiver would say of one identity.
///
/// @param identity who was checked
/// @param result one of the seven
/// @param path the terms that decided, the outermost first; empty if none matched
/// @param explanation the text that a failing mail is refused with, where the domain gives one (`exp=`)
/// @param lookups how many look-ups it took until the decision
/// @param voids how many of them found nothing
/// @param problem why it could not be evaluated, for the two errors
public record SpfVerdict(
        SpfIdentity identity,
        SpfResult result,
        List<Step> path,
        Optional<String> explanation,
        int lookups,
        int voids,
        Optional<Problem> problem) {
    public SpfVerdict {
        path = List.copyOf(path);
    }

    /// The term that matched in a domain's record.
    public record Step(String domain, String term) {}

    /// Why SPF could not be evaluated, and at which domain.
    public record Problem(Reason reason, String domain) {}

    /// Reasons for the two errors.
    public enum Reason {
        /// The DNS did not say.
        DNS,
        /// A bound of ours was reached before the end.
        NOT_FOLLOWED,
        SYNTAX,
        SEVERAL_RECORDS,
        TOO_MANY_LOOKUPS,
        TOO_MANY_VOIDS,
        TOO_MANY_MX,
        NO_RECORD_AT_TARGET
    }

    /// The term of the outermost record that decided.
    public Optional<String> mechanism() {
        return path.stream().findFirst().map(Step::term);
    }
}
