package org.mailmedic.diagnosis.finding;

import java.util.Arrays;
import java.util.Optional;

/// The parts of what the DNS says of a domain's mail, in the order in which a page shows them. Their names
/// stand in case files and in JSON.
public enum Part implements Recheck {
    SPF("spf."),
    DKIM("dkim."),
    DMARC("dmarc."),
    MX("mx."),
    REVERSE_DNS("ptr."),
    BLOCK_LISTS("dnsbl."),
    TRANSPORT,
    BRAND;

    /// How the codes of the findings begin that a receiver decides by.
    private final Optional<String> prefix;

    Part(String prefix) {
        this.prefix = Optional.of(prefix);
    }

    /// One that no receiver decides by.
    Part() {
        this.prefix = Optional.empty();
    }

    /// Hygiene: shown apart, never a cause of a bounce.
    public boolean isHygiene() {
        return prefix.isEmpty();
    }

    /// The part that a finding belongs to; none for the connection, the DNS as such, and hygiene (MTA-STS,
    /// BIMI).
    public static Optional<Part> of(FindingCode code) {
        return Arrays.stream(values())
                .filter(part -> part.prefix.filter(code.code()::startsWith).isPresent())
                .findFirst();
    }
}
