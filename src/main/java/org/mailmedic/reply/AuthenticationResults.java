package org.mailmedic.reply;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a receiving server found out about who sent a message, as it wrote it into the message (RFC 8601).
///
/// @param server the server's name for itself; empty where it gives none, as Microsoft's does
/// @param methods each check with its result, in the order of the header
public record AuthenticationResults(String server, List<Method> methods) {
    public AuthenticationResults {
        methods = List.copyOf(methods);
    }

    /// The result of a check such as `spf`; the best one where there are several, for one signature that
    /// passes is enough.
    public Optional<Method> of(String name) {
        List<Method> all = methods.stream().filter(m -> m.name().equals(name)).toList();
        return all.stream()
                .filter(Method::passed)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// One check.
    ///
    /// @param name lower case: `spf`, `dkim`, `dmarc`, `arc`
    /// @param result lower case: `pass`, `fail`, `none`, `temperror` (RFC 8601 section 2.7)
    /// @param reason what the server adds in words; empty if nothing
    /// @param properties what the check looked at, such as `header.d`, by lower-case name
    public record Method(String name, String result, String reason, Map<String, String> properties) {
        public Method {
            properties = Map.copyOf(properties);
        }

        public boolean passed() {
            return result.equals("pass");
        }
    }
}
