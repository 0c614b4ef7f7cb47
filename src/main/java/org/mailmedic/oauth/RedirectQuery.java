package org.mailmedic.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the parameters of the request that brings the browser back (RFC 6749 section 4.1.2).
final class RedirectQuery {
    private static final int MOST = 20;

    private RedirectQuery() {}

    /// The parameters of a `GET` of our one page; nothing if it is another request, is malformed, or says
    /// something twice (RFC 6749 section 3.1).
    static Optional<Map<String, String>> parameters(String head) {
        String line = head.lines().findFirst().orElse("");
        String[] words = line.split(" ", -1);
        if (words.length != 3
                || !words[0].equals("GET")
                || !words[2].startsWith("HTTP/1.")
                || !words[1].startsWith("/?")) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : words[1].substring(2).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            try {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (parameters.put(name, value) != null || parameters.size() > MOST) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
