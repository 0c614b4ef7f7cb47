package org.mailmedic.checkup.autoconfig;

import java.util.List;
import java.util.Optional;
import org.mailmedic.connection.ServerSettings;

/// A server that takes mail of a domain's users, as somebody says or as was tried.
///
/// @param user the user name to sign in with; empty if nobody said
/// @param ways how to sign in, as the source names it: `password-cleartext`, `OAuth2` ...; empty if nobody said
/// @param origin who says so
/// @param where the very place: a web address, a DNS name, or the server itself
/// @param strangers hosts that belong to another domain than the user's; they must be shown
public record FoundServer(
        ServerSettings server,
        Optional<String> user,
        List<String> ways,
        Origin origin,
        String where,
        List<String> strangers) {
    public FoundServer {
        ways = List.copyOf(ways);
        strangers = List.copyOf(strangers);
    }

    /// Where settings come from, the most trusted first.
    public enum Origin {
        /// The domain's own web server, over HTTPS.
        OWN_WEB,
        /// The domain's DNS (RFC 6186, RFC 8314); nobody vouches for an answer without DNSSEC.
        SRV,
        /// The web server of who takes the domain's mail, over HTTPS; found by MX.
        MX_WEB,
        /// Thunderbird's public database.
        DATABASE,
        /// A usual name, at which a mail server answered with a good certificate.
        GUESS
    }
}
