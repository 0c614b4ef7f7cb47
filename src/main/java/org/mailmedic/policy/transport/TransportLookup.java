package org.mailmedic.policy.transport;

import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.TagList;
import org.mailmedic.web.Web;

/// Looks for the records of MTA-STS and TLS-RPT.
public final class TransportLookup {
    private final Dns dns;
    private final Optional<Web> web;

    /// @param web where the policy is fetched from; nothing if it shall not be fetched
    public TransportLookup(Dns dns, Optional<Web> web) {
        this.dns = dns;
        this.web = web;
    }

    /// Reads both records, and the policy that the first one announces.
    public TransportReadout look(String domain) throws InterruptedException {
        List<DnsAnswer> answers = Together.all(List.of(
                () -> dns.ask(new Question("_mta-sts." + domain, RecordType.TXT)),
                () -> dns.ask(new Question("_smtp._tls." + domain, RecordType.TXT))));
        List<TagList> sts = lists(answers.getFirst(), "STSv1");
        Optional<StsFetch> policy = sts.size() == 1 && web.isPresent()
                ? Optional.of(StsFetch.of(dns, web.get(), domain))
                : Optional.empty();
        return new TransportReadout(
                domain, sts, answers.getFirst(), policy, lists(answers.getLast(), "TLSRPTv1"), answers.getLast());
    }

    private static List<TagList> lists(DnsAnswer answer, String version) {
        return answer.texts().stream()
                .map(TagList::read)
                .filter(t -> t.begins(version))
                .toList();
    }
}
