package org.mailmedic.policy.blocklist;

import java.util.Map;

/// A list as it is asked.
///
/// @param zone its zone, such as `zen.spamhaus.org`
/// @param asked the zone in which it is asked: the same, or another one below a key
/// @param forDomains whether it lists domains instead of addresses
/// @param testListed what is always on it (without the zone): `2.0.0.127`, or a name for lists of domains
/// @param testClean what is never on it
/// @param codes what its return codes mean, where that is more than "listed"
public record ListZone(
        String zone,
        String asked,
        boolean forDomains,
        String testListed,
        String testClean,
        Map<String, Meaning> codes) {
    public ListZone {
        codes = Map.copyOf(codes);
    }

    /// What a return code means.
    public enum Meaning {
        LISTED,
        /// The address should not send mail directly; no blame.
        POLICY,
        /// The list refuses to answer this resolver.
        REFUSED,
        /// No answer of a list at all.
        UNUSABLE
    }

    /// A list of addresses that we know no more of than its zone.
    public static ListZone ofAddresses(String zone) {
        return new ListZone(zone, zone, false, "2.0.0.127", "1.0.0.127", Map.of());
    }

    /// What an answer means. Outside of 127/8 somebody on the way made it up; 127.255.255.x and 127.0.0.1
    /// are how lists refuse.
    Meaning meaning(String code) {
        Meaning known = codes.get(code);
        if (known != null) {
            return known;
        }
        if (code.startsWith("127.255.255.")) {
            return Meaning.REFUSED;
        }
        return code.startsWith("127.") && !code.equals("127.0.0.1") ? Meaning.LISTED : Meaning.UNUSABLE;
    }
}
