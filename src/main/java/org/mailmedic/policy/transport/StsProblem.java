package org.mailmedic.policy.transport;

/// What is wrong with an MTA-STS policy.
///
/// @param detail what was seen: a status, a host, a value
public record StsProblem(Kind kind, String detail) {
    /// What can be wrong.
    public enum Kind {
        /// `mta-sts.DOMAIN` has no address.
        NO_HOST,
        UNREACHABLE,
        /// The certificate is no good for `mta-sts.DOMAIN`.
        CERTIFICATE,
        /// It leads elsewhere; senders do not follow (RFC 8461 section 3.3).
        REDIRECT,
        /// Another answer than 200.
        STATUS,
        /// Not `text/plain`.
        TYPE,
        TOO_LARGE,
        /// No `version: STSv1`.
        VERSION,
        MODE,
        MAX_AGE,
        /// No `mx:` line.
        NO_MX,
        /// A mail server of the domain that no line allows: with `enforce` senders will not hand mail to it.
        MX_NOT_COVERED
    }
}
