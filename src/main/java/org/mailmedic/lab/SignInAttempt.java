package org.mailmedic.lab;

/// An attempt to sign in at a [SmtpServer].
///
/// @param mechanism `PLAIN`, `LOGIN`, `XOAUTH2` or `OAUTHBEARER`
/// @param secret the password, or the access token of the latter two
public record SignInAttempt(String mechanism, String user, String secret) {
    /// Whether it was tried with an OAuth access token.
    public boolean withToken() {
        return mechanism.equals("XOAUTH2") || mechanism.equals("OAUTHBEARER");
    }

    /// Without the secret.
    @Override
    public String toString() {
        return mechanism + " as " + user;
    }
}
