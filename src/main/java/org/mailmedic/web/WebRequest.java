package org.mailmedic.web;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is asked of a web server.
///
/// @param uri `https`; `http` only towards this computer itself
/// @param headers what is said beside the usual ones, in pairs of name and value
/// @param body what is sent; nothing for a plain fetch
/// @param mostBytes how much of an answer is taken; a longer one is [WebAnswer.Failed]
/// @param timeout how long the whole exchange may take
/// @param toAnybody whether the host may have any address, or must be one that is reached from everywhere
public record WebRequest(
        URI uri, Map<String, String> headers, Optional<Body> body, int mostBytes, Duration timeout, boolean toAnybody) {
    public WebRequest {
        headers = Map.copyOf(headers);
    }

    /// A fetch of at most 64 kB within 5 seconds.
    public static WebRequest get(URI uri) {
        return new WebRequest(uri, Map.of(), Optional.empty(), 64 * 1024, Duration.ofSeconds(5), true);
    }

    /// The same, sending something.
    public WebRequest posting(String type, byte[] content) {
        return new WebRequest(uri, headers, Optional.of(new Body(type, content)), mostBytes, timeout, toAnybody);
    }

    /// The same with other bounds.
    public WebRequest within(int bytes, Duration time) {
        return new WebRequest(uri, headers, body, bytes, time, toAnybody);
    }

    /// The same with one more header.
    public WebRequest saying(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new WebRequest(uri, more, body, mostBytes, timeout, toAnybody);
    }

    /// The same for a host that a stranger names, in the DNS or in a document: where it leads to this computer or
    /// into a private network it is [not asked][WebAnswer.Reason#PRIVATE_ADDRESS].
    public WebRequest toPublicOnly() {
        return new WebRequest(uri, headers, body, mostBytes, timeout, false);
    }

    /// What is sent. It may hold a secret and is never shown.
    @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
    public record Body(String type, byte[] content) {
        @Override
        public String toString() {
            return type + " (hidden)";
        }
    }
}
