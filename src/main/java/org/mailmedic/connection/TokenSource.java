package org.mailmedic.connection;

import java.util.Optional;

/// Where an access token comes from. Tokens run out, often within the hour, so it is asked for when the
/// server waits for one, and not before.
public interface TokenSource extends AutoCloseable {
    /// The token to sign in with now; the caller closes it. May ask a service for a new one, and wait
    /// for it.
    ///
    /// @return nothing if there is none any more, and only the user can get another
    Optional<Secret> token() throws InterruptedException;

    /// The server refused the last token: it is not worth another attempt.
    default void refused() {}

    /// Forgets what it holds of its own.
    @Override
    void close();

    /// Always the same token, which is wiped with the source.
    static TokenSource of(Secret secret) {
        return new TokenSource() {
            @Override
            public Optional<Secret> token() {
                return Optional.of(secret.copy());
            }

            @Override
            public void close() {
                secret.close();
            }

            @Override
            public String toString() {
                return secret.toString();
            }
        };
    }
}
