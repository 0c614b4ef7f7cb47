package org.mailmedic.walk;

import java.util.Map;
import java.util.Optional;
import org.mailmedic.oauth.OAuthClient;

/// What the user set for the whole app.
///
/// @param resolver `host:port` of the DNS resolver to ask; empty for the system's
/// @param theme light, dark, or as the system
/// @param clients the user's registrations for signing in by browser, by company: `google`, `microsoft`
public record Settings(Optional<String> resolver, Theme theme, Map<String, OAuthClient> clients) {
    public static final Settings DEFAULT = new Settings(Optional.empty(), Theme.SYSTEM);

    public Settings {
        clients = Map.copyOf(clients);
    }

    /// Without registrations.
    public Settings(Optional<String> resolver, Theme theme) {
        this(resolver, theme, Map.of());
    }

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
