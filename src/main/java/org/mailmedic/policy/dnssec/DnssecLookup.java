package org.mailmedic.policy.dnssec;

import java.util.ArrayList;
import java.util.List;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// Looks for the traces of DNSSEC and DANE. It reads; checking signatures is the resolver's work.
public final class DnssecLookup {
    private static final int MOST_HOSTS = 4;
    private static final int MOST_RECORDS = 20;

    private final Dns dns;

    public DnssecLookup(Dns dns) {
        this.dns = dns;
    }

    /// Looks at a zone and the mail servers of a domain in it.
    ///
    /// @param mailHosts names of the mail servers, best first; only the first few are looked at
    public DnssecReadout look(String zone, List<String> mailHosts) throws InterruptedException {
        List<Together.Work<Object>> works = new ArrayList<>();
        works.add(() -> dns.ask(new Question(zone, RecordType.DS)));
        works.add(() -> dns.ask(new Question(zone, RecordType.DNSKEY)));
        mailHosts.stream()
                .distinct()
                .filter(host -> Names.isValid("_25._tcp." + host))
                .limit(MOST_HOSTS)
                .forEach(host -> works.add(() -> host(host)));
        List<Object> done = Together.all(works);
        List<DaneHost> hosts = new ArrayList<>();
        done.stream().skip(2).forEach(host -> hosts.add((DaneHost) host));
        return new DnssecReadout(zone, (DnsAnswer) done.get(0), (DnsAnswer) done.get(1), hosts);
    }

    private DaneHost host(String host) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question("_25._tcp." + host, RecordType.TLSA));
        List<Tlsa> records = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Other(String text, long _) && records.size() < MOST_RECORDS) {
                Tlsa.read(text).ifPresent(records::add);
            }
        }
        return new DaneHost(host, records, answer);
    }
}
