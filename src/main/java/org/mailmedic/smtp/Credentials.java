package org.mailmedic.smtp;

/// How to sign in.
public sealed interface Credentials {
    /// Not at all.
    record None() implements Credentials {}

    /// With a password or app password.
    record Password(String user, Secret secret) implements Credentials {}

    /// With an OAuth 2.0 access token (XOAUTH2, OAUTHBEARER).
    record Token(String user, Secret secret) implements Credentials {}
}
