package org.mailmedic.casefile;

import java.time.Instant;

/// Somebody who was contacted from this computer, or a name that was asked.
///
/// @param kind what was done
/// @param what the name that was asked with its type, the host and port, or the address of the web page
/// @param at who was asked or reached: resolver, name server, IP address
/// @param purpose what for, as the name of a purpose
/// @param first when it was done first
/// @param last when it was done last
/// @param times how often
public record Contact(Kind kind, String what, String at, String purpose, Instant first, Instant last, int times) {
    /// What was done.
    public enum Kind {
        /// A question to the DNS.
        NAME_ASKED,
        /// A connection to a mail server.
        HOST_CONTACTED,
        /// A document fetched over HTTPS.
        PAGE_FETCHED,
        /// What found no room any more.
        MORE
    }

    boolean isSame(Contact other) {
        return kind == other.kind && what.equals(other.what) && at.equals(other.at) && purpose.equals(other.purpose);
    }
}
