package org.mailmedic.diagnosis.origin;

import java.util.Arrays;
import java.util.Optional;

/// Whose a sending address is, as seen from the user. Their codes stand in case files, in JSON and on the command line.
public enum AddressOwner {
    OWN_SERVER("own"),
    /// The user's website or shop.
    WEBSITE("website"),
    /// A newsletter, CRM or invoice service that the user asked to send.
    SERVICE("service"),
    /// Whoever keeps the user's mailboxes.
    PROVIDER("provider"),
    /// The user does not know it.
    UNKNOWN("unknown");

    private final String code;

    AddressOwner(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// The owner with this code.
    public static Optional<AddressOwner> of(String code) {
        return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst();
    }
}
