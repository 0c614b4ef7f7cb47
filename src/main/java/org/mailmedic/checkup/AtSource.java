package org.mailmedic.checkup;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// The DNS as the owners of some zones publish it now: names within these zones are asked of the zones' own
/// name
/// servers, past every cache; all else is asked as always.
final class AtSource implements Dns {
    private static final int MOST_SERVERS = 4;

    private final Dns behind;
    private final List<Source> sources;
    private final Map<Question, DnsAnswer> published = new ConcurrentHashMap<>();

    private record Source(String zone, List<Dns> servers) {}

    private AtSource(Dns behind, List<Source> sources) {
        this.behind = behind;
        this.sources = sources;
    }

    /// Finds the name servers of the zones that these names lie in.
    static AtSource of(Dns behind, List<String> names) throws InterruptedException {
        List<Together.Work<Optional<Source>>> works = new ArrayList<>();
        names.forEach(name -> works.add(() -> source(behind, name)));
        return new AtSource(
                behind,
                Together.all(works).stream()
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted(Comparator.comparingInt((Source s) -> s.zone().length())
                                .reversed())
                        .toList());
    }

    private static Optional<Source> source(Dns behind, String name) throws InterruptedException {
        Optional<Zone> zone = new ZoneLookup(behind).look(name);
        List<Dns> servers = new ArrayList<>();
        for (String host : zone.map(Zone::nameServers).orElse(List.of())) {
            for (DnsRecord record : Names.isValid(host)
                    ? behind.ask(new Question(host, RecordType.A)).found()
                    : List.<DnsRecord>of()) {
                if (record instanceof DnsRecord.Address address && servers.size() < MOST_SERVERS) {
                    servers.add(behind.directly(address.address()));
                }
            }
        }
        return zone.filter(_ -> !servers.isEmpty()).map(z -> new Source(z.name(), List.copyOf(servers)));
    }

    /// The answer of the first name server that gives one. An alias that leads out of the zone is followed
    /// as always.
    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        for (Source source : sources) {
            if (Names.isWithin(question.name(), source.zone())) {
                for (Dns server : source.servers()) {
                    DnsAnswer answer = server.ask(question);
                    if (answer.isCertain() && answer.aliases().isEmpty()) {
                        published.put(question, answer);
                        return answer;
                    }
                }
                break;
            }
        }
        return behind.ask(question);
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return behind.directly(nameServer);
    }

    @Override
    public boolean isClosedWorld() {
        return behind.isClosedWorld();
    }

    /// For how long caches may still give out something else than what is published; nothing where they do not.
    Optional<Duration> oldFor() throws InterruptedException {
        List<Together.Work<Long>> works = new ArrayList<>();
        published.forEach((question, answer) -> works.add(() -> {
            DnsAnswer cached = behind.ask(question);
            return cached.isCertain() && !values(cached).equals(values(answer)) ? keptFor(cached) : 0;
        }));
        long seconds =
                Together.all(works).stream().mapToLong(Long::longValue).max().orElse(0);
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    /// What an answer holds, without the times to live.
    private static Set<Object> values(DnsAnswer answer) {
        Set<Object> values = new HashSet<>();
        for (DnsRecord record : answer.found()) {
            values.add(
                    switch (record) {
                        case DnsRecord.Address a -> a.address();
                        case DnsRecord.Mx mx -> mx.preference() + " " + mx.host();
                        case DnsRecord.Text text -> text.value();
                        case DnsRecord.Pointer pointer -> pointer.target();
                        case DnsRecord.Soa soa -> soa.primary();
                        case DnsRecord.Other other -> other.text();
                    });
        }
        return values;
    }

    private static long keptFor(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found found ->
                found.records().stream().mapToLong(DnsRecord::ttl).max().orElse(0);
            case DnsAnswer.NoSuchName none -> none.negativeTtl();
            case DnsAnswer.NoData none -> none.negativeTtl();
            case DnsAnswer.ServerFailure _,
                    DnsAnswer.Bogus _,
                    DnsAnswer.Refused _,
                    DnsAnswer.TimedOut _,
                    DnsAnswer.Unusable _ -> 0;
        };
    }
}
