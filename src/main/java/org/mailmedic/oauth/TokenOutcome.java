package org.mailmedic.oauth;

/// How an attempt to get a token ended.
public sealed interface TokenOutcome {
    /// There is a token.
    record Granted(Grant grant) implements TokenOutcome {}

    /// There is none.
    ///
    /// @param detail what the service said, short and without anything secret; may be empty
    record Failed(Problem problem, String detail) implements TokenOutcome {}

    /// Why there is no token.
    enum Problem {
        /// The user, or who decides for them, said no.
        DENIED,
        /// The user did not answer in time, or the code has run out.
        EXPIRED,
        /// The service does not know this program, or does not let it ask.
        CLIENT_REFUSED,
        /// The service does not give this program the permission to send mail.
        SCOPE_REFUSED,
        /// The user signed in, but left the permission to send mail out.
        SCOPE_LEFT_OUT,
        /// The refresh token is not taken any more: sign in again.
        SIGN_IN_AGAIN,
        /// An answer came from somebody else than the service asked (RFC 9207).
        WRONG_ISSUER,
        /// The service has a fault of its own, or is busy.
        SERVICE_BUSY,
        /// The service could not be reached.
        UNREACHABLE,
        /// The service answered what is no answer.
        UNUSABLE,
        /// This computer did not let the program wait for the browser.
        CANNOT_LISTEN,
        /// This service has no such way to sign in for mail.
        NOT_OFFERED
    }
}
