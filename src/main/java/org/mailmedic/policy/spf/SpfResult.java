package org.mailmedic.policy.spf;

import java.util.Locale;

/// The seven results of RFC 7208 section 2.6.
public enum SpfResult {
    NONE,
    NEUTRAL,
    PASS,
    FAIL,
    SOFTFAIL,
    TEMPERROR,
    PERMERROR;

    /// As headers and scripts write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
