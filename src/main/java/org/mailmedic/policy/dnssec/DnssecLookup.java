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

    /// Looks at a zone, and where that is signed at the mail servers of a domain in it: without DNSSEC from
    /// end to end senders pass DANE over (RFC 7672 section 2.2.1).
    ///
    /// @param mailHosts names of the mail servers, best first; only the first few are looked at
    public DnssecReadout look(String zone, List<String> mailHosts) throws InterruptedException {
        List<DnsAnswer> answers = Together.all(List.of(
                () -> dns.ask(new Question(zone, RecordType.DS)),
                () -> dns.ask(new Question(zone, RecordType.DNSKEY))));
        DnsAnswer ds = answers.getFirst();
        List<DaneHost> hosts = ds.found().isEmpty()
                ? List.of()
                : Together.all(mailHosts.stream()
                        .distinct()
                        .filter(host -> Names.isValid("_25._tcp." + host))
                        .limit(MOST_HOSTS)
                        .<Together.Work<DaneHost>>map(host -> () -> host(host))
                        .toList());
        return new DnssecReadout(zone, ds, answers.getLast(), hosts);
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
