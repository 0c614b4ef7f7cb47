package org.mailmedic.checkup;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.ResolverFindings;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;

/// What the name servers of a zone say themselves, beside what the resolver holds in its cache.
///
/// @param zone the zone; empty where none was found
/// @param servers each address of each name server
/// @param rows one for each question
public record AuthoritativeView(String zone, List<Server> servers, List<Row> rows) {
    public AuthoritativeView {
        servers = List.copyOf(servers);
        rows = List.copyOf(rows);
    }

    /// One address of a name server.
    ///
    /// @param address empty in a closed world, where one server stands for all
    /// @param soa its answer for the start of authority
    public record Server(String host, String address, DnsAnswer soa) {
        /// Its version of the zone, if it answered.
        public OptionalLong serial() {
            return soa().found().stream()
                    .filter(DnsRecord.Soa.class::isInstance)
                    .mapToLong(r -> ((DnsRecord.Soa) r).serial())
                    .findFirst();
        }

        /// How long "there is none" may be kept (RFC 2308 section 5), if it answered.
        public Optional<Duration> negativeTtl() {
            return soa().found().stream()
                    .filter(DnsRecord.Soa.class::isInstance)
                    .map(r -> Duration.ofSeconds(Math.min(r.ttl(), ((DnsRecord.Soa) r).minimum())))
                    .findFirst();
        }

        /// Whether it keeps the zone, as it should.
        public boolean isAuthoritative() {
            return AuthoritativeView.counts(soa);
        }
    }

    /// What one server said.
    public record Said(Server server, DnsAnswer answer) {
        /// Whether it may be believed.
        public boolean counts() {
            return AuthoritativeView.counts(answer);
        }
    }

    /// How a record is published.
    public enum State {
        /// All servers and the cache say the same.
        EVERYWHERE,
        /// All servers say the same; the cache still has the old.
        CACHED_OLD,
        /// All servers say the same; the resolver keeps a version of the zone of its own, and will not come round
        /// to theirs.
        SPLIT,
        /// The servers differ from each other.
        DISAGREE,
        /// No server could be asked, or the resolver did not answer.
        UNKNOWN
    }

    /// One question, asked of all servers and of the resolver.
    ///
    /// @param cached what the resolver says
    public record Row(Question question, List<Said> said, DnsAnswer cached) {
        public Row {
            said = List.copyOf(said);
        }

        /// How it is published.
        public State state() {
            List<Set<String>> values = said.stream()
                    .filter(Said::counts)
                    .map(s -> s.answer().values())
                    .distinct()
                    .toList();
            if (values.size() > 1) {
                return State.DISAGREE;
            }
            if (values.isEmpty() || !cached.isCertain()) {
                return State.UNKNOWN;
            }
            if (values.getFirst().equals(cached.values())) {
                return State.EVERYWHERE;
            }
            // A cache is no authority: whoever says that it is one keeps the zone itself.
            return cached.asked().notes().authoritative() ? State.SPLIT : State.CACHED_OLD;
        }

        /// What the servers hold, where they agree; empty if that is nothing.
        public Set<String> published() {
            return said.stream()
                    .filter(Said::counts)
                    .map(s -> s.answer().values())
                    .findFirst()
                    .orElse(Set.of());
        }

        /// How long caches may keep what the servers say, if they say something.
        public Optional<Duration> ttl() {
            return said.stream()
                    .filter(Said::counts)
                    .findFirst()
                    .map(s -> s.answer().kept());
        }

        /// How long the resolver's cache may go on saying something else than the servers; nothing where
        /// it does not.
        public Optional<Duration> oldFor() {
            return state() == State.CACHED_OLD ? Optional.of(cached.kept()) : Optional.empty();
        }
    }

    /// What is to be said of it: that this network has a version of the zone of its own, if it has.
    public List<Finding> findings() {
        return ResolverFindings.split(
                        zone,
                        rows.stream()
                                .filter(row -> row.state() == State.SPLIT)
                                .map(row -> new ResolverFindings.Split(
                                        row.cached(),
                                        row.said().stream()
                                                .filter(Said::counts)
                                                .map(Said::answer)
                                                .toList()))
                                .toList(),
                        servers.stream()
                                .map(Server::address)
                                .filter(a -> !a.isEmpty())
                                .map(InetAddress::ofLiteral)
                                .filter(AddressText::isInside)
                                .toList())
                .stream()
                .toList();
    }

    /// Whether all servers that answered have the same version of the zone.
    public boolean sameSerials() {
        return servers.stream()
                        .map(Server::serial)
                        .filter(OptionalLong::isPresent)
                        .distinct()
                        .count()
                <= 1;
    }

    /// Whether an answer of a name server may be believed: it keeps the zone.
    static boolean counts(DnsAnswer answer) {
        return answer.isCertain() && answer.asked().notes().authoritative();
    }
}
