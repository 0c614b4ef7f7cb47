package org.mailmedic.checkup;

/// The parts of an audit, in the order in which a page shows them.
public enum Part {
    SPF,
    DKIM,
    DMARC,
    MX,
    REVERSE_DNS,
    BLOCK_LISTS,
    TRANSPORT,
    BRAND;

    /// Hygiene: shown apart, never a cause of a bounce.
    public boolean isHygiene() {
        return this == TRANSPORT || this == BRAND;
    }
}
