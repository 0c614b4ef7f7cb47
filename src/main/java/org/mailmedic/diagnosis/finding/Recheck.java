package org.mailmedic.diagnosis.finding;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Which check shows that a fix worked: a part of the audit, or one of the [other ways][Other].
public sealed interface Recheck permits Part, Recheck.Other {
    /// What the DNS does not show.
    enum Other implements Recheck {
        /// The connection to the mail server.
        SIGN_IN,
        /// Nothing that this app can see: the user ticks it.
        BY_HAND
    }

    /// Its name as data files and JSON have it, such as `SPF` or `SIGN_IN`.
    String name();

    /// The one of this name, in capital letters.
    static Optional<Recheck> of(String name) {
        return Stream.<Recheck>concat(Arrays.stream(Part.values()), Arrays.stream(Other.values()))
                .filter(recheck -> recheck.name().equals(name))
                .findFirst();
    }
}
