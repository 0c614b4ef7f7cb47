package org.mailmedic.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What became of a question. "No record" and "could not find out" are different answers, all the way to
/// the screen.
public sealed interface DnsAnswer {
    Question question();

    Asked asked();

    /// Whether it says what the DNS holds: records, no such name, or no data. All else means "could not
    /// find out".
    default boolean isCertain() {
        return switch (this) {
            case Found _, NoSuchName _, NoData _ -> true;
            case ServerFailure _, Bogus _, Refused _, Denied _, TimedOut _, Unusable _, NotAsked _ -> false;
        };
    }

    /// The records; empty where there are none, and where nobody could find out.
    default List<DnsRecord> found() {
        return this instanceof Found f ? f.records() : List.of();
    }

    /// The values of the TXT records.
    default List<String> texts() {
        return found().stream()
                .mapMulti((DnsRecord r, Consumer<String> to) -> {
                    if (r instanceof DnsRecord.Text text) {
                        to.accept(text.value());
                    }
                })
                .toList();
    }

    /// What it holds, without the times to live: answers that hold the same are the same to a receiver.
    /// An alias counts by where it leads first, for a zone's own servers go no further.
    default Set<String> values() {
        return aliases().isEmpty()
                ? found().stream().map(DnsRecord::value).collect(Collectors.toCollection(TreeSet::new))
                : Set.of("CNAME " + aliases().getFirst());
    }

    /// How long a cache that holds this may go on giving it out. Records of one name and type leave a
    /// cache together (RFC 2181 section 5.2), so that the shortest time counts; "there is none" is kept
    /// as RFC 2308 section 5 says; what is no certain answer is not kept.
    default Duration kept() {
        long seconds = switch (this) {
            case Found found ->
                found.records().stream().mapToLong(DnsRecord::ttl).min().orElse(0);
            case NoSuchName none -> none.negativeTtl();
            case NoData none -> none.negativeTtl();
            case ServerFailure _, Bogus _, Refused _, Denied _, TimedOut _, Unusable _, NotAsked _ -> 0;
        };
        return Duration.ofSeconds(seconds);
    }

    /// The names that the question was led through by CNAMEs.
    default List<String> aliases() {
        return List.of();
    }

    /// Records were found, through the given CNAMEs if any.
    ///
    /// @param aliases the names that the question was led through, in order; empty without CNAME
    record Found(Question question, List<DnsRecord> records, List<String> aliases, Asked asked) implements DnsAnswer {
        public Found {
            records = List.copyOf(records);
            aliases = List.copyOf(aliases);
        }
    }

    /// NXDOMAIN: the name (or the target of its CNAME) does not exist.
    ///
    /// @param negativeTtl seconds that caches may keep this
    record NoSuchName(Question question, List<String> aliases, long negativeTtl, Asked asked) implements DnsAnswer {
        public NoSuchName {
            aliases = List.copyOf(aliases);
        }
    }

    /// The name exists, but has no record of this type.
    ///
    /// @param negativeTtl seconds that caches may keep this
    record NoData(Question question, List<String> aliases, long negativeTtl, Asked asked) implements DnsAnswer {
        public NoData {
            aliases = List.copyOf(aliases);
        }
    }

    /// SERVFAIL.
    record ServerFailure(Question question, Asked asked) implements DnsAnswer {}

    /// A resolver that checks DNSSEC threw the answer away (SERVFAIL with an extended error of RFC 8914
    /// that says so).
    ///
    /// @param reason the extended error, as the resolver gave it
    record Bogus(Question question, String reason, Asked asked) implements DnsAnswer {}

    /// REFUSED.
    record Refused(Question question, Asked asked) implements DnsAnswer {}

    /// There is no such name or record, says a resolver that says so of names that exist, too: it tells nothing.
    ///
    /// @param certain a name that exists for certain and was denied as well
    record Denied(Question question, Question certain, Asked asked) implements DnsAnswer {}

    /// Nobody answered in time, or nobody could be reached.
    record TimedOut(Question question, Asked asked) implements DnsAnswer {}

    /// An answer came that cannot be used: malformed, a loop of CNAMEs, for another name ...
    record Unusable(Question question, String reason, Asked asked) implements DnsAnswer {}

    /// A bound of ours was reached before: nobody was asked. It says nothing of the DNS.
    record NotAsked(Question question, Asked asked) implements DnsAnswer {}

    /// Who was asked, and how it went.
    ///
    /// @param resolver address and port that was asked, the URL where it went over HTTPS, or `system`
    /// @param transport the way by which the answer came, or that was tried last
    record Asked(String resolver, Transport transport, Instant at, Duration took, Notes notes) {
        public Asked(String resolver, boolean tcp, Instant at, Duration took) {
            this(resolver, tcp ? Transport.TCP : Transport.UDP, at, took, Notes.NONE);
        }

        /// Whether TCP was needed.
        public boolean tcp() {
            return transport == Transport.TCP;
        }
    }

    /// What the answer said beside the records.
    ///
    /// @param authoritative whether the server keeps the zone itself (the AA bit)
    /// @param validated whether the resolver checked the signatures of DNSSEC, and they are right (the
    ///     AD bit)
    /// @param bytes length of the message
    /// @param strays how many packets came meanwhile that were no answer to the question: late ones of
    ///     another question, or somebody tries to forge answers
    /// @param extended extended error that the server gave (RFC 8914), such as `no reachable authority`;
    ///     else empty
    record Notes(boolean authoritative, boolean validated, int bytes, int strays, String extended) {
        public static final Notes NONE = new Notes(false, false, 0, 0, "");
    }
}
