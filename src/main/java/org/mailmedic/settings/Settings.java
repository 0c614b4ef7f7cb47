package org.mailmedic.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.oauth.OAuthClient;

/// What the user set for the whole app.
///
/// @param resolver `host:port` of the DNS resolver to ask; empty for the system's
/// @param https URL of the DNS over HTTPS server that may be asked where nobody answers otherwise; empty
///     for none
/// @param appearance theme, language and text size
/// @param clients the user's registrations for signing in by browser, by company: `google`, `microsoft`
/// @param timeLimits how long to wait for others
/// @param unasked zones of the block lists that are never asked
/// @param retention how long cases are kept
public record Settings(
        Optional<String> resolver,
        Optional<String> https,
        Appearance appearance,
        Map<String, OAuthClient> clients,
        TimeLimits timeLimits,
        Set<String> unasked,
        Retention retention) {
    /// Without DNS over HTTPS, which is off until the user wants it, and without registrations.
    public static final Settings DEFAULT = new Settings(
            Optional.empty(),
            Optional.empty(),
            Appearance.DEFAULT,
            Map.of(),
            TimeLimits.DEFAULT,
            Set.of(),
            Retention.FOR_EVER);

    public Settings {
        clients = Map.copyOf(clients);
        unasked = Set.copyOf(unasked);
    }

    /// Light or dark.
    public Theme theme() {
        return appearance.theme();
    }

    public Settings withResolver(Optional<String> other) {
        return new Settings(other, https, appearance, clients, timeLimits, unasked, retention);
    }

    public Settings withHttps(Optional<String> other) {
        return new Settings(resolver, other, appearance, clients, timeLimits, unasked, retention);
    }

    public Settings withLooks(Appearance other) {
        return new Settings(resolver, https, other, clients, timeLimits, unasked, retention);
    }

    public Settings withClients(Map<String, OAuthClient> others) {
        return new Settings(resolver, https, appearance, others, timeLimits, unasked, retention);
    }

    public Settings withLimits(TimeLimits others) {
        return new Settings(resolver, https, appearance, clients, others, unasked, retention);
    }

    /// The same, with this block list asked or not.
    public Settings asking(String zone, boolean asked) {
        Set<String> others = new HashSet<>(unasked);
        if (asked) {
            others.remove(zone);
        } else {
            others.add(zone);
        }
        return new Settings(resolver, https, appearance, clients, timeLimits, others, retention);
    }

    public Settings withKeep(Retention other) {
        return new Settings(resolver, https, appearance, clients, timeLimits, unasked, other);
    }

    /// Whether the same world is reached in the same way.
    public boolean reachesAs(Settings other) {
        return resolver.equals(other.resolver)
                && https.equals(other.https)
                && timeLimits.question().equals(other.timeLimits.question());
    }

    /// The URL of a DNS over HTTPS server: `https` with a host (`http` only to this computer itself).
    public static Optional<URI> https(String text) {
        try {
            var uri = new URI(text.strip());
            String host = Optional.ofNullable(uri.getHost()).orElse("");
            boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            boolean safe =
                    "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()) && here;
            return Optional.of(uri).filter(_ -> safe && !host.isEmpty() && uri.getUserInfo() == null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Whether a text names a resolver: a host name or an IPv4 address, or an IPv6 address in brackets,
    /// each with a port behind a colon if it is not 53.
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
