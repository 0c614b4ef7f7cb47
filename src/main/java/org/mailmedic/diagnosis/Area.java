package org.mailmedic.diagnosis;

import java.util.Arrays;
import java.util.Optional;

/// What an audit of the DNS looks at and a receiver decides by. Each has its findings, known by how their
/// code begins.
public enum Area {
    SPF("spf."),
    DKIM("dkim."),
    DMARC("dmarc."),
    MX("mx."),
    REVERSE_DNS("ptr."),
    BLOCK_LISTS("dnsbl.");

    private final String prefix;

    Area(String prefix) {
        this.prefix = prefix;
    }

    /// The area that a finding belongs to; none for the connection, the DNS as such, and hygiene (MTA-STS,
    /// BIMI).
    public static Optional<Area> of(FindingCode code) {
        return Arrays.stream(values())
                .filter(area -> code.code().startsWith(area.prefix))
                .findFirst();
    }
}
