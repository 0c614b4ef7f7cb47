package org.mailmedic.dns;

/// By which way an answer came.
public enum Transport {
    /// Datagrams to port 53: the usual way, forged and blocked the easiest.
    UDP,
    /// A connection to port 53 (RFC 7766): for answers that do not fit, and where datagrams do not come
    /// through.
    TCP,
    /// DNS over HTTPS (RFC 8484), only where the user allowed it.
    HTTPS
}
