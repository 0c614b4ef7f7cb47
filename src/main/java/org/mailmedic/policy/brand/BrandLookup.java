package org.mailmedic.policy.brand;

import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.policy.TagList;

/// Looks for the BIMI record.
public final class BrandLookup {
    private final Dns dns;

    public BrandLookup(Dns dns) {
        this.dns = dns;
    }

    public BrandReadout look(String domain) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question("default._bimi." + domain, RecordType.TXT));
        return new BrandReadout(
                domain,
                answer.texts().stream()
                        .map(TagList::read)
                        .filter(t -> t.begins("BIMI1"))
                        .toList(),
                answer);
    }
}
