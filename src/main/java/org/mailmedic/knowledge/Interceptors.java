package org.mailmedic.knowledge;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Programs and devices that open encrypted connections to look inside, told by the name of the authority
/// with which they sign the certificate that they put in place of the server's
/// (`knowledge/interceptors.json`).
public final class Interceptors {
    private final List<Interceptor> all;

    private Interceptors(List<Interceptor> all) {
        this.all = List.copyOf(all);
    }

    /// One of them.
    ///
    /// @param issuers parts of its authority's name, lower case
    public record Interceptor(String name, Kind kind, List<String> issuers, Fact fact) {
        public Interceptor {
            issuers = List.copyOf(issuers);
        }
    }

    /// Where it sits.
    public enum Kind {
        /// On this computer.
        ANTIVIRUS,
        /// In the network, mostly a company's.
        GATEWAY
    }

    /// Those that we know. Read once.
    ///
    /// @throws IllegalStateException if the data file is faulty
    public static Interceptors standard() {
        return Standard.ALL;
    }

    /// All of them.
    public List<Interceptor> all() {
        return all;
    }

    /// Whose authority this is, if it is one of theirs.
    ///
    /// @param issuer distinguished name of the certificate's issuer
    public Optional<Interceptor> of(String issuer) {
        String plain = issuer.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> one.issuers().stream().anyMatch(plain::contains))
                .findFirst();
    }

    private static final class Standard {
        static final Interceptors ALL = new Interceptors(DataFile.read("interceptors.json")
                .path("interceptors")
                .valueStream()
                .map(Standard::interceptor)
                .toList());

        private Standard() {}

        private static Interceptor interceptor(JsonNode node) {
            return new Interceptor(
                    node.path("name").asString(),
                    Kind.valueOf(node.path("kind").asString().toUpperCase(Locale.ROOT)),
                    DataFile.strings(node.path("issuers")),
                    new Fact(
                            URI.create(node.path("source").asString()),
                            LocalDate.parse(node.path("checked").asString()),
                            node.path("sure").asBoolean(false)));
        }
    }
}
