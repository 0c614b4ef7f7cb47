package org.mailmedic.checkup;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.checkup.AuthoritativeView.Row;
import org.mailmedic.checkup.AuthoritativeView.Said;
import org.mailmedic.checkup.AuthoritativeView.Server;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// Asks the name servers of a zone themselves, every address of each, all at the same time. In a closed
/// world its one
/// server is asked.
public final class Authorities {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_HOSTS = 8;
    private static final int MOST_ADDRESSES = 16;
    private static final int MOST_QUESTIONS = 24;

    private final Dns dns;

    public Authorities(Dns dns) {
        this.dns = dns;
    }

    /// Begins to ask; can be cancelled, which ends in an empty view.
    ///
    /// @param domain the domain whose zone is meant
    /// @param questions only those for names within the zone are asked, and no more than 24
    public Run<AuthoritativeView> start(String domain, List<Question> questions) {
        return Errand.start("authorities", () -> {
            try {
                return ask(domain, questions);
            } catch (InterruptedException _) {
                return new AuthoritativeView("", List.of(), List.of());
            }
        });
    }

    /// The names that a domain's mail depends on.
    ///
    /// @param selectors DKIM selectors that are in use
    public static List<Question> usual(String domain, List<String> selectors) {
        List<Question> questions = new ArrayList<>(List.of(
                new Question(domain, RecordType.TXT),
                new Question(domain, RecordType.MX),
                new Question("_dmarc." + domain, RecordType.TXT)));
        selectors.forEach(
                s -> questions.add(new Question(s.toLowerCase(Locale.ROOT) + "._domainkey." + domain, RecordType.TXT)));
        return questions.stream().filter(q -> Names.isValid(q.name())).toList();
    }

    private AuthoritativeView ask(String domain, List<Question> questions) throws InterruptedException {
        try (var session = new DnsSession(dns, PATIENCE)) {
            Optional<Zone> zone = new ZoneLookup(session).look(domain);
            if (zone.isEmpty() && !dns.isClosedWorld()) {
                return new AuthoritativeView("", List.of(), List.of());
            }
            String name = zone.map(Zone::name).orElse(domain);
            List<Question> within = questions.stream()
                    .distinct()
                    .filter(q -> Names.isWithin(q.name(), name))
                    .limit(MOST_QUESTIONS)
                    .toList();
            List<Together.Work<Object>> works = new ArrayList<>();
            works.add(() -> Together.<DnsAnswer>all(within.stream()
                    .<Together.Work<DnsAnswer>>map(q -> () -> session.ask(q))
                    .toList()));
            addresses(session, zone).forEach(place -> works.add(() -> ask(place, name, within)));
            List<Object> done = Together.all(works);
            List<?> cached = (List<?>) done.getFirst();
            List<Told> told = done.stream().skip(1).map(Told.class::cast).toList();
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < within.size(); i++) {
                int at = i;
                rows.add(new Row(
                        within.get(i),
                        told.stream()
                                .map(t -> new Said(t.server(), t.answers().get(at)))
                                .toList(),
                        (DnsAnswer) cached.get(i)));
            }
            return new AuthoritativeView(name, told.stream().map(Told::server).toList(), rows);
        }
    }

    /// Where to ask.
    private record Place(String host, String address, Dns dns) {}

    private record Told(Server server, List<DnsAnswer> answers) {}

    private static Told ask(Place place, String zone, List<Question> questions) throws InterruptedException {
        List<Together.Work<DnsAnswer>> works = new ArrayList<>();
        works.add(() -> place.dns().ask(new Question(zone, RecordType.SOA)));
        questions.forEach(q -> works.add(() -> itself(place.dns(), q)));
        List<DnsAnswer> answers = Together.all(works);
        return new Told(
                new Server(place.host(), place.address(), answers.getFirst()), answers.subList(1, answers.size()));
    }

    /// An alias that leads out of the zone is all that its server can tell.
    private static DnsAnswer itself(Dns server, Question question) throws InterruptedException {
        DnsAnswer answer = server.ask(question);
        if (answer.isCertain() || answer instanceof DnsAnswer.TimedOut) {
            return answer;
        }
        DnsAnswer alias = server.ask(new Question(question.name(), RecordType.CNAME));
        if (alias instanceof DnsAnswer.Found(Question _, List<DnsRecord> records, List<String> _, DnsAnswer.Asked asked)
                && records.getFirst() instanceof DnsRecord.Pointer(String target, long ttl)) {
            return new DnsAnswer.NoData(question, List.of(target), ttl, asked);
        }
        return answer;
    }

    private List<Place> addresses(DnsSession session, Optional<Zone> zone) throws InterruptedException {
        List<String> hosts = zone.map(Zone::nameServers).orElse(List.of());
        if (dns.isClosedWorld()) {
            return List.of(new Place(hosts.isEmpty() ? "" : hosts.getFirst(), "", dns));
        }
        List<Together.Work<List<Place>>> works = new ArrayList<>();
        for (String host :
                hosts.stream().filter(Names::isValid).limit(MOST_HOSTS).toList()) {
            for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
                works.add(() -> places(session.ask(new Question(host, type))));
            }
        }
        return Together.all(works).stream()
                .flatMap(List::stream)
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private List<Place> places(DnsAnswer answer) {
        List<Place> places = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Address(InetAddress address, long _)) {
                places.add(new Place(answer.question().name(), address.getHostAddress(), dns.directly(address)));
            }
        }
        return places;
    }
}
