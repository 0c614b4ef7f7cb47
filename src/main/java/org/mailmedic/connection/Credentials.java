package org.mailmedic.connection;

/// How to sign in.
public sealed interface Credentials {
    /// Wipes the secret, if it holds one.
    default void wipe() {
        switch (this) {
            case None _ -> {}
            case Password(String _, Secret secret) -> secret.close();
            case Token(String _, TokenSource source) -> source.close();
        }
    }

    /// Not at all.
    record None() implements Credentials {}

    /// With a password or app password.
    record Password(String user, Secret secret) implements Credentials {}

    /// With an OAuth 2.0 access token (XOAUTH2, OAUTHBEARER).
    record Token(String user, TokenSource source) implements Credentials {
        /// With a token that nobody renews.
        public Token(String user, Secret secret) {
            this(user, TokenSource.of(secret));
        }
    }
}
