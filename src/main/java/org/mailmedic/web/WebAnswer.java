package org.mailmedic.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What came of a request.
public sealed interface WebAnswer {
    /// The server answered, with whatever status. Redirects are not followed: they are an answer, too.
    ///
    /// @param type the media type in lower case, without parameters; empty if none was said
    /// @param location where a redirect leads
    @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
    record Document(int status, String type, Optional<String> location, byte[] content) implements WebAnswer {
        /// The content as UTF-8, what is malformed replaced.
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        /// Whether the server said that all is well (2xx).
        public boolean ok() {
            return status / 100 == 2;
        }
    }

    /// There was no answer to build on.
    ///
    /// @param detail what the system said, in English, for the evidence
    record Failed(Reason reason, String detail) implements WebAnswer {}

    /// Why there was none.
    enum Reason {
        /// The host has no address, or the DNS did not answer.
        UNRESOLVED,
        /// No connection came about.
        UNREACHABLE,
        TIMED_OUT,
        /// The certificate or the handshake was no good.
        TLS,
        /// More was sent than the request allowed.
        TOO_LARGE,
        /// It was no HTTP, or it broke off.
        BROKEN,
        /// The address is not `https`.
        NOT_ALLOWED,
        /// The host leads to an address that is not public, which this request must not go to; the detail is the
        /// address. Nobody was asked.
        PRIVATE_ADDRESS
    }
}
