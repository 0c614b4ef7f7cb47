package org.mailmedic.policy.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailmedic.policy.dmarc.DmarcReadout.Standard;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;

/// What DMARC will say of mail from this sender on this route, foretold for both standards.
///
/// @param from domain of the From line
/// @param identifiers what SPF and DKIM vouch for
/// @param noOthers whether there can be no signature of the domain besides: no key of it is there
/// @param byWalk what RFC 9989 asks receivers to do with mail that fails
/// @param byList the same by RFC 7489
public record AlignmentForecast(
        String from, List<Identifier> identifiers, boolean noOthers, Optional<Policy> byWalk, Optional<Policy> byList) {
    public AlignmentForecast {
        identifiers = List.copyOf(identifiers);
    }

    /// Who vouches.
    public enum Mechanism {
        SPF,
        DKIM
    }

    /// How sure it is that the mechanism passes.
    public enum Standing {
        PASSES,
        /// A good key is published; whether mail is signed with it, only a message tells.
        MAY_PASS,
        FAILS,
        /// The DNS did not say, or the sending address is not known.
        UNKNOWN
    }

    /// A domain that SPF or DKIM may vouch for.
    ///
    /// @param domain the envelope sender's domain, or the `d=` of the signature
    /// @param byWalk whether it counts for the domain in From by RFC 9989
    /// @param byList whether it does by RFC 7489
    public record Identifier(Mechanism mechanism, String domain, Standing standing, boolean byWalk, boolean byList) {
        boolean aligned(Standard standard) {
            return standard == Standard.RFC9989 ? byWalk : byList;
        }
    }

    /// How it will end.
    public Standing outcome(Standard standard) {
        List<Standing> aligned = identifiers.stream()
                .filter(i -> i.aligned(standard))
                .map(Identifier::standing)
                .toList();
        for (Standing standing : List.of(Standing.PASSES, Standing.MAY_PASS, Standing.UNKNOWN)) {
            if (aligned.contains(standing)) {
                return standing;
            }
        }
        return noOthers ? Standing.FAILS : Standing.UNKNOWN;
    }

    /// What receivers are asked to do with mail that fails.
    public Optional<Policy> policy(Standard standard) {
        return standard == Standard.RFC9989 ? byWalk : byList;
    }

    /// Whether receivers may come to different ends, by which of the two they follow.
    public boolean differs() {
        return !byWalk.equals(byList) || outcome(Standard.RFC9989) != outcome(Standard.RFC7489);
    }
}
