package org.mailmedic.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.dmarc.OrganisationalDomain;

/// Looks for the zone that a domain's records are kept in: the closest name above, or the domain itself,
/// that has name servers of its own.
final class ZoneLookup {
    private final Dns dns;

    ZoneLookup(Dns dns) {
        this.dns = dns;
    }

    Optional<Zone> look(String domain) throws InterruptedException {
        String top = OrganisationalDomain.of(domain);
        List<Together.Work<DnsAnswer>> works = new ArrayList<>();
        Optional<String> at = Optional.of(domain).filter(Names::isValid);
        while (at.isPresent()) {
            String name = at.get();
            works.add(() -> dns.ask(new Question(name, RecordType.NS)));
            at = name.equals(top) ? Optional.empty() : Names.parent(name);
        }
        return Together.all(works).stream()
                .filter(a -> !a.found().isEmpty() && a.aliases().isEmpty())
                .findFirst()
                .map(a -> new Zone(a.question().name(), hosts(a)));
    }

    private static List<String> hosts(DnsAnswer answer) {
        List<String> hosts = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Pointer(String target, long _)) {
                hosts.add(target);
            }
        }
        return hosts.stream().sorted().toList();
    }
}
