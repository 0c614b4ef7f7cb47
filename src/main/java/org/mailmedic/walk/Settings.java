package org.mailmedic.walk;

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
/// @param looks theme, language and text size
/// @param clients the user's registrations for signing in by browser, by company: `google`, `microsoft`
/// @param limits how long to wait for others
/// @param unasked zones of the block lists that are never asked
/// @param keep how long cases are kept
public record Settings(
        Optional<String> resolver,
        Optional<String> https,
        Looks looks,
        Map<String, OAuthClient> clients,
        Limits limits,
        Set<String> unasked,
        Keep keep) {
    /// Without DNS over HTTPS, which is off until the user wants it, and without registrations.
    public static final Settings DEFAULT = new Settings(
            Optional.empty(), Optional.empty(), Looks.DEFAULT, Map.of(), Limits.DEFAULT, Set.of(), Keep.FOR_EVER);

    public Settings {
        clients = Map.copyOf(clients);
        unasked = Set.copyOf(unasked);
    }

    /// Light or dark.
    public Theme theme() {
        return looks.theme();
    }

    public Settings withResolver(Optional<String> other) {
        return new Settings(other, https, looks, clients, limits, unasked, keep);
    }

    public Settings withHttps(Optional<String> other) {
        return new Settings(resolver, other, looks, clients, limits, unasked, keep);
    }

    public Settings withLooks(Looks other) {
        return new Settings(resolver, https, other, clients, limits, unasked, keep);
    }

    public Settings withClients(Map<String, OAuthClient> others) {
        return new Settings(resolver, https, looks, others, limits, unasked, keep);
    }

    public Settings withLimits(Limits others) {
        return new Settings(resolver, https, looks, clients, others, unasked, keep);
    }

    /// The same, with this block list asked or not.
    public Settings asking(String zone, boolean asked) {
        Set<String> others = new HashSet<>(unasked);
        if (asked) {
            others.remove(zone);
        } else {
            others.add(zone);
        }
        return new Settings(resolver, https, looks, clients, limits, others, keep);
    }

    public Settings withKeep(Keep other) {
        return new Settings(resolver, https, looks, clients, limits, unasked, other);
    }

    /// Whether the same world is reached in the same way.
    boolean reachesAs(Settings other) {
        return resolver.equals(other.resolver)
                && https.equals(other.https)
                && limits.question().equals(other.limits.question());
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
