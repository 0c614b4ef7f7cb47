package org.mailmedic.knowledge;

import java.util.ArrayList;
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
        static final Interceptors ALL = load(SourcedFile.open(Interceptors.class, "interceptors.json"));

        private Standard() {}
    }

    static Interceptors load(SourcedFile file) {
        List<Interceptor> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "interceptors")) {
            all.add(new Interceptor(
                    file.text(node, "name"),
                    file.constant(node, "kind", Kind.class),
                    file.strings(node, "issuers"),
                    file.fact(node)));
        }
        file.allRead();
        return new Interceptors(all);
    }
}
