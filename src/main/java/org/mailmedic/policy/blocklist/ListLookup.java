package org.mailmedic.policy.blocklist;

import java.net.InetAddress;
import java.util.List;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.blocklist.ListReadout.Verdict;
import org.mailmedic.policy.blocklist.ListZone.Meaning;

/// Asks block lists. Each list first has to know its own test entries through the same resolver: some
/// resolvers answer "not listed" for everything (RFC 5782 section 5).
public final class ListLookup {
    private final Dns dns;

    public ListLookup(Dns dns) {
        this.dns = dns;
    }

    /// Asks a list of addresses.
    public ListReadout look(ListZone list, InetAddress address) throws InterruptedException {
        return look(list, AddressText.of(address), Names.reversed(address));
    }

    /// Asks a list of domains.
    public ListReadout look(ListZone list, String domain) throws InterruptedException {
        return look(list, domain, domain);
    }

    private ListReadout look(ListZone list, String subject, String entry) throws InterruptedException {
        List<DnsAnswer> answers = Together.all(
                List.of(() -> ask(list, list.testListed()), () -> ask(list, list.testClean()), () -> ask(list, entry)));
        DnsAnswer listed = answers.get(0);
        DnsAnswer clean = answers.get(1);
        DnsAnswer own = answers.get(2);
        for (DnsAnswer answer : List.of(own, listed, clean)) {
            if (!answer.isCertain()) {
                Verdict verdict = answer instanceof DnsAnswer.TimedOut
                        ? Verdict.TIMEOUT
                        : answer instanceof DnsAnswer.Refused ? Verdict.REFUSED : Verdict.UNUSABLE;
                return new ListReadout(list, subject, verdict, List.of(), "", answer);
            }
            if (worst(list, answer) == Meaning.REFUSED) {
                return new ListReadout(list, subject, Verdict.REFUSED, codes(answer), reason(list, entry), answer);
            }
        }
        // A list that knows not even its own test entry, or that lists what it must not, or answers from
        // outside of 127/8.
        if (listed.found().isEmpty() || worst(list, listed) == Meaning.UNUSABLE) {
            return new ListReadout(list, subject, Verdict.UNUSABLE, codes(listed), "", listed);
        }
        if (!clean.found().isEmpty()) {
            return new ListReadout(list, subject, Verdict.UNUSABLE, codes(clean), "", clean);
        }
        if (own.found().isEmpty()) {
            return new ListReadout(list, subject, Verdict.NOT_LISTED, List.of(), "", own);
        }
        Verdict verdict = switch (worst(list, own)) {
            case LISTED -> Verdict.LISTED;
            case POLICY -> Verdict.POLICY;
            case REFUSED -> Verdict.REFUSED;
            case UNUSABLE -> Verdict.UNUSABLE;
        };
        return new ListReadout(list, subject, verdict, codes(own), reason(list, entry), own);
    }

    private DnsAnswer ask(ListZone list, String entry) throws InterruptedException {
        return dns.ask(new Question(entry + "." + list.asked(), RecordType.A));
    }

    private String reason(ListZone list, String entry) throws InterruptedException {
        List<String> texts = dns.ask(new Question(entry + "." + list.asked(), RecordType.TXT))
                .texts();
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    private static List<String> codes(DnsAnswer answer) {
        return answer.found().stream()
                .filter(DnsRecord.Address.class::isInstance)
                .map(r -> AddressText.of(((DnsRecord.Address) r).address()))
                .sorted()
                .toList();
    }

    /// A refusal tells most, then a listing, then one by policy.
    private static Meaning worst(ListZone list, DnsAnswer answer) {
        List<Meaning> meanings = codes(answer).stream().map(list::meaning).toList();
        for (Meaning meaning : List.of(Meaning.REFUSED, Meaning.UNUSABLE, Meaning.LISTED, Meaning.POLICY)) {
            if (meanings.contains(meaning)) {
                return meaning;
            }
        }
        return Meaning.LISTED;
    }
}
