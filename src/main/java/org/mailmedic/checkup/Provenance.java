package org.mailmedic.checkup;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.ForwardingDns;
import org.mailmedic.dns.Question;

/// What each question of an audit was for. Each check asks through a DNS of its own, which notes that before
/// it asks: nobody has to guess it from a name afterwards.
final class Provenance {
    /// Several parts may need one answer. It belongs to the first of these: to the part that is about that
    /// name rather than to those that come by it on their way.
    private static final List<Part> OWNERS = List.of(
            Part.MX, Part.REVERSE_DNS, Part.SPF, Part.DKIM, Part.DMARC, Part.BLOCK_LISTS, Part.TRANSPORT, Part.BRAND);

    private final DnsSession session;
    private final Dns asking;
    private final Map<Question, Set<Purpose>> askedFor = new ConcurrentHashMap<>();

    /// @param session that all questions go through
    /// @param asking by which checks ask the session
    Provenance(DnsSession session, Dns asking) {
        this.session = session;
        this.asking = asking;
    }

    /// What a question was for.
    private record Purpose(Part part, Aim aim) {}

    private enum Aim {
        /// What the part is about.
        CHECK,
        /// A DKIM selector that no message has shown.
        GUESSED_SELECTOR,
        /// What DNSSEC and DANE alone need.
        DNSSEC,
        /// The published networks of services, among which an address is looked for.
        SERVICES
    }

    /// The DNS for a part.
    Dns of(Part part) {
        return new Noted(asking, new Purpose(part, Aim.CHECK));
    }

    /// The DNS for the block lists, each of which proves by a test entry that it answers.
    Dns ofBlockLists() {
        return new Noted(session, new Purpose(Part.BLOCK_LISTS, Aim.CHECK));
    }

    /// The DNS for selectors that no message has shown.
    Dns ofGuessedSelectors() {
        return new Noted(asking, new Purpose(Part.DKIM, Aim.GUESSED_SELECTOR));
    }

    /// The DNS for what DNSSEC and DANE alone need.
    Dns ofDnssec() {
        return new Noted(asking, new Purpose(Part.TRANSPORT, Aim.DNSSEC));
    }

    /// The DNS for the published networks of services.
    Dns ofServices() {
        return new Noted(session, new Purpose(Part.REVERSE_DNS, Aim.SERVICES));
    }

    /// All that was asked, with what it was for.
    ///
    /// @param selfTest questions by which the resolver was tested, which did not go through here
    QuestionsAsked questions(int selfTest) {
        Map<Question, Part> owners = new HashMap<>();
        Map<Aim, Integer> only = new EnumMap<>(Aim.class);
        int blockLists = 0;
        Set<Question> asked = session.asked();
        for (Question question : asked) {
            Set<Purpose> purposes = askedFor.getOrDefault(question, Set.of());
            Set<Part> parts = purposes.stream().map(Purpose::part).collect(Collectors.toSet());
            blockLists += parts.contains(Part.BLOCK_LISTS) ? 1 : 0;
            Set<Aim> aims = purposes.stream()
                    .map(Purpose::aim)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aim.class)));
            // Fifty answers about services would bury the few about the address.
            if (!aims.equals(EnumSet.of(Aim.SERVICES))) {
                OWNERS.stream().filter(parts::contains).findFirst().ifPresent(owner -> owners.put(question, owner));
            }
            if (aims.size() == 1) {
                aims.forEach(aim -> only.merge(aim, 1, Integer::sum));
            }
        }
        int dnssec = only.getOrDefault(Aim.DNSSEC, 0);
        int services = only.getOrDefault(Aim.SERVICES, 0);
        var tally = new Tally(
                asked.size() - dnssec - services,
                only.getOrDefault(Aim.GUESSED_SELECTOR, 0),
                blockLists,
                dnssec,
                services,
                selfTest);
        return new QuestionsAsked(session.answers(), owners, tally, session.criticalPath());
    }

    private final class Noted extends ForwardingDns {
        private final Purpose purpose;

        Noted(Dns delegate, Purpose purpose) {
            super(delegate);
            this.purpose = purpose;
        }

        @Override
        public DnsAnswer ask(Question question) throws InterruptedException {
            askedFor.computeIfAbsent(question, _ -> ConcurrentHashMap.newKeySet())
                    .add(purpose);
            return delegate.ask(question);
        }
    }
}
