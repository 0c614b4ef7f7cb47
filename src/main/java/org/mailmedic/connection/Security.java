package org.mailmedic.connection;

/// How a connection is encrypted.
public enum Security {
    /// TLS after STARTTLS (RFC 3207), usual on port 587.
    STARTTLS,
    /// TLS from the first byte (RFC 8314), usual on port 465.
    TLS,
    /// No encryption.
    NONE,
    /// STARTTLS where the server offers it, TLS on port 465.
    AUTO
}
