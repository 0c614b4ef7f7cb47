package org.mailmedic.walk;

import java.util.Optional;

/// What the user set for the whole app.
///
/// @param resolver `host:port` of the DNS resolver to ask; empty for the system's
/// @param theme light, dark, or as the system
public record Settings(Optional<String> resolver, Theme theme) {
    public static final Settings DEFAULT = new Settings(Optional.empty(), Theme.SYSTEM);

    /// Whether a text names a resolver: a host name or an IPv4 address, or an IPv6 address in brackets, each with a
    /// port
    /// behind a colon if it is not 53.
    public static boolean isResolver(String text) {
        return text.matches("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.%]{2,60}])(:[0-9]{1,5})?");
    }

    /// Light or dark.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
