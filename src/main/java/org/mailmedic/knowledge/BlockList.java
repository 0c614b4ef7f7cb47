package org.mailmedic.knowledge;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A DNS block list that receivers really use.
///
/// @param zone its zone, such as `zen.spamhaus.org`
/// @param name as people call it
/// @param forDomains whether it lists domains instead of addresses
/// @param testListed its entry that is always listed, without the zone (RFC 5782 section 5)
/// @param testClean its entry that is never listed
/// @param weight 1 (few use it) to 3 (large receivers use it)
/// @param operator who runs it
/// @param purpose what it lists, in a few words
/// @param keyedZone the zone below which it is asked with a key of one's own, such as `zen.dq.spamhaus.net`
/// @param usedBy who uses it, in a few words
/// @param codes what its return codes mean
/// @param lookup page where a person can look an entry up
/// @param delisting page where one asks to be taken off, or reads when that happens by itself
public record BlockList(
        String zone,
        String name,
        boolean forDomains,
        String testListed,
        String testClean,
        int weight,
        String operator,
        String purpose,
        Optional<String> keyedZone,
        String usedBy,
        Map<String, Code> codes,
        URI lookup,
        URI delisting,
        Fact fact) {
    public BlockList {
        codes = Map.copyOf(codes);
    }

    /// A return code.
    ///
    /// @param meaning `listed`, `policy` (should not send directly; no blame) or `refused`
    /// @param name what the list calls it
    public record Code(String meaning, String name) {}

    /// What the list calls a return code.
    public Optional<String> nameOf(String code) {
        return Optional.ofNullable(codes.get(code)).map(Code::name);
    }
}
