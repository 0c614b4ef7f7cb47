package org.mailmedic.policy.transport;

import java.util.List;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.TagList;

/// Looks for the records of MTA-STS and TLS-RPT.
public final class TransportLookup {
    private final Dns dns;

    public TransportLookup(Dns dns) {
        this.dns = dns;
    }

    public TransportReadout look(String domain) throws InterruptedException {
        List<DnsAnswer> answers = Together.all(List.of(
                () -> dns.ask(new Question("_mta-sts." + domain, RecordType.TXT)),
                () -> dns.ask(new Question("_smtp._tls." + domain, RecordType.TXT))));
        return new TransportReadout(
                domain,
                lists(answers.getFirst(), "STSv1"),
                answers.getFirst(),
                lists(answers.getLast(), "TLSRPTv1"),
                answers.getLast());
    }

    private static List<TagList> lists(DnsAnswer answer, String version) {
        return answer.texts().stream()
                .map(TagList::read)
                .filter(t -> t.begins(version))
                .toList();
    }
}
