package org.mailmedic.checkup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.checkup.AuthoritativeView.Row;
import org.mailmedic.checkup.AuthoritativeView.Said;
import org.mailmedic.checkup.AuthoritativeView.Server;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// Asks the name servers of a zone themselves, every address of each, all at the same time. In a closed
/// world its one server is asked.
public final class Authorities {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_QUESTIONS = 24;
    private static final AuthoritativeView NOTHING = new AuthoritativeView("", List.of(), List.of());

    private final Dns dns;

    public Authorities(Dns dns) {
        this.dns = dns;
    }

    /// Begins to ask; can be cancelled, which ends in an empty view.
    ///
    /// @param domain the domain whose zone is meant
    /// @param questions only those for names within the zone are asked, and no more than 24
    public Run<AuthoritativeView> start(String domain, List<Question> questions) {
        return BackgroundRun.start("authorities", () -> {
            try {
                return ask(domain, questions);
            } catch (InterruptedException _) {
                return NOTHING;
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
            Optional<NameServers> found = NameServers.of(session, domain);
            if (found.isEmpty()) {
                return NOTHING;
            }
            NameServers servers = found.get();
            List<Question> within = questions.stream()
                    .distinct()
                    .filter(q -> Names.isWithin(q.name(), servers.zone()))
                    .limit(MOST_QUESTIONS)
                    .toList();
            List<Together.Work<Object>> works = new ArrayList<>();
            works.add(servers::greet);
            within.forEach(q -> works.add(() -> new Heard(q, servers.ask(q))));
            within.forEach(q -> works.add(() -> session.ask(q)));
            List<Object> done = Together.all(works);
            List<Server> greeted =
                    ((List<?>) done.getFirst()).stream().map(Server.class::cast).toList();
            List<Row> rows = new ArrayList<>();
            for (int i = 1; i <= within.size(); i++) {
                rows.add(row((Heard) done.get(i), greeted, (DnsAnswer) done.get(i + within.size())));
            }
            return new AuthoritativeView(servers.zone(), greeted, rows);
        }
    }

    private record Heard(Question question, List<DnsAnswer> answers) {}

    private static Row row(Heard heard, List<Server> servers, DnsAnswer cached) {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            said.add(new Said(servers.get(i), heard.answers().get(i)));
        }
        return new Row(heard.question(), said, cached);
    }
}
