package org.mailmedic.diagnosis.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The parts of what the DNS says of a domain's mail, in the order in which a page shows them. Their names
/// stand in case files and in JSON.
public enum Part implements Recheck {
    SPF("spf."),
    DKIM("dkim."),
    DMARC("dmarc."),
    MX("mx."),
    REVERSE_DNS("ptr.", "helo."),
    BLOCK_LISTS("dnsbl."),
    TRANSPORT,
    BRAND;

    /// How the codes of the findings begin that a receiver decides by; none for one that no receiver decides by.
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> prefixes;

    Part(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /// Hygiene: shown apart, never a cause of a bounce.
    public boolean isHygiene() {
        return prefixes.isEmpty();
    }

    /// The part that a finding belongs to; none for the connection, the DNS as such, and hygiene (MTA-STS,
    /// BIMI).
    public static Optional<Part> of(FindingCode code) {
        return Arrays.stream(values())
                .filter(part -> part.prefixes.stream().anyMatch(code.code()::startsWith))
                .findFirst();
    }
}
