package org.mailmedic.walk;

import java.util.Optional;

/// What the user set for the whole app.
///
/// @param resolver `host:port` of the DNS resolver to ask; empty for the system's
/// @param theme light, dark, or as the system
public record Settings(Optional<String> resolver, Theme theme) {
    public static final Settings DEFAULT = new Settings(Optional.empty(), Theme.SYSTEM);

    /// Light or dark.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
