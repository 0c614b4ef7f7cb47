package org.mailmedic.checkup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ForwardingDns;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.Together;

/// The DNS as the owners of some zones publish it now: names within these zones are asked of all of the
/// zones' own name servers, past every cache; all else is asked as always.
final class AuthoritativeDns extends ForwardingDns {
    private final List<NameServers> zones;
    private final Map<Question, DnsAnswer> published = new ConcurrentHashMap<>();
    private final Set<Question> differing = ConcurrentHashMap.newKeySet();

    private AuthoritativeDns(Dns delegate, List<NameServers> zones) {
        super(delegate);
        this.zones = zones;
    }

    /// Finds the name servers of the zones that these names lie in. One that does not answer now is not
    /// waited for again.
    static AuthoritativeDns of(Dns delegate, List<String> names) throws InterruptedException {
        List<Together.Work<Optional<NameServers>>> works = new ArrayList<>();
        names.forEach(name -> works.add(() -> awake(delegate, name)));
        return new AuthoritativeDns(
                delegate,
                Together.all(works).stream()
                        .flatMap(Optional::stream)
                        .filter(servers -> !servers.places().isEmpty())
                        .sorted(Comparator.comparingInt(
                                        (NameServers s) -> s.zone().length())
                                .reversed())
                        .toList());
    }

    private static Optional<NameServers> awake(Dns delegate, String name) throws InterruptedException {
        Optional<NameServers> servers = NameServers.of(delegate, name);
        return servers.isPresent() ? Optional.of(servers.get().awake()) : Optional.empty();
    }

    /// What the zone's servers say. Where they differ, the old is what counts: as long as one of them
    /// gives it out, some receivers go by it. An alias that leads out of the zone is followed as always.
    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        Optional<NameServers> zone = zones.stream()
                .filter(z -> Names.isWithin(question.name(), z.zone()))
                .findFirst();
        if (zone.isEmpty()) {
            return delegate.ask(question);
        }
        List<DnsAnswer> said = zone.get().ask(question).stream()
                .filter(AuthoritativeView::counts)
                .toList();
        if (said.isEmpty()) {
            return delegate.ask(question);
        }
        DnsAnswer counts = said.getFirst();
        if (said.stream().map(DnsAnswer::values).distinct().count() > 1) {
            differing.add(question);
            Set<String> old = delegate.ask(question).values();
            counts = said.stream()
                    .filter(a -> a.values().equals(old))
                    .findFirst()
                    .orElse(counts);
        }
        if (!counts.aliases().isEmpty()) {
            return delegate.ask(question);
        }
        published.put(question, counts);
        return counts;
    }

    /// The questions that the name servers of a zone answer differently.
    List<Question> differing() {
        return List.copyOf(differing);
    }

    /// For how long caches may still give out something else than what is published; nothing where they
    /// do not.
    Optional<Duration> oldFor() throws InterruptedException {
        List<Together.Work<Duration>> works = new ArrayList<>();
        published.forEach((question, answer) -> works.add(() -> {
            DnsAnswer cached = delegate.ask(question);
            return cached.isCertain() && !cached.values().equals(answer.values()) ? cached.kept() : Duration.ZERO;
        }));
        return Together.all(works).stream().max(Comparator.naturalOrder()).filter(Duration::isPositive);
    }
}
