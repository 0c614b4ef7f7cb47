package org.mailmedic.oauth;

import java.util.Optional;

/// A program's registration at a service.
///
/// @param id the client id; public
/// @param secret what Google calls so for a desktop program; no secret (RFC 8252 section 8.5), yet kept out
///     of sight
/// @param tenant the directory that the program is registered in, where it takes users of that one only
public record OAuthClient(String id, Optional<String> secret, Optional<String> tenant) {
    private static final int LONGEST = 300;

    /// The usual registration of a public program.
    public static OAuthClient of(String id) {
        return new OAuthClient(id, Optional.empty(), Optional.empty());
    }

    /// Whether a text can be a client id, a client secret or a tenant: printable, without blanks.
    public static boolean isWellFormed(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "client " + id;
    }
}
