package org.mailmedic.policy.blocklist;

import java.util.List;
import java.util.Locale;
import org.mailmedic.dns.DnsAnswer;

/// What a list says of an address or a domain.
///
/// @param codes the return codes
/// @param reason what the list says in words; empty if nothing
/// @param test the answer to the entry that shows why a list is unusable, or else the answer itself
public record ListReadout(
        ListZone list, String subject, Verdict verdict, List<String> codes, String reason, DnsAnswer test) {
    public ListReadout {
        codes = List.copyOf(codes);
    }

    /// How it ended.
    public enum Verdict {
        LISTED,
        /// Listed as an address that should not send directly.
        POLICY,
        NOT_LISTED,
        REFUSED,
        UNUSABLE,
        TIMEOUT;

        /// As scripts have it. A listing by policy is a listing.
        public String word() {
            return this == POLICY ? "listed" : name().toLowerCase(Locale.ROOT);
        }
    }
}
