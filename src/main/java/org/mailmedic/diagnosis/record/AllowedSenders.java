package org.mailmedic.diagnosis.record;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who shall be able to send for a domain: whoever somebody vouched for, and nobody else. An address that only
/// stands in a bounce may be a forger's or a forwarder's.
///
/// @param provider the term by which the sender's provider wants to be allowed, where it has one
/// @param terms for an address that was vouched for, the term that lets it send
public record AllowedSenders(Optional<String> provider, Map<InetAddress, String> terms) {
    public AllowedSenders {
        terms = Map.copyOf(terms);
    }

    /// The provider, if it has a term, and nobody else.
    public static AllowedSenders through(Optional<String> provider) {
        return new AllowedSenders(provider, Map.of());
    }

    /// The term that lets this address send; the provider's where nobody vouched for the address itself.
    Optional<String> termFor(InetAddress address) {
        return Optional.ofNullable(terms.get(address)).or(() -> provider);
    }

    /// All terms, the provider's first.
    List<String> all() {
        return Stream.concat(provider.stream(), terms.values().stream().sorted())
                .distinct()
                .toList();
    }
}
