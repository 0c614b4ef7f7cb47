package org.mailmedic.policy.origin;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mailmedic.dns.AddressScope;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.origin.OriginReadout.OwnHost;
import org.mailmedic.policy.origin.OriginReadout.Role;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SenderNetworks;

/// Looks whose an address is.
public final class OriginLookup {
    private static final int MOST_EXCHANGERS = 10;

    private final Dns dns;
    private final Dns ofServices;
    private final List<String> ranges;
    private final Predicate<String> isKnownHost;

    /// @param ofServices the same, for what is asked of services
    /// @param ranges names of the SPF records that hold the addresses of services
    /// @param isKnownHost whether a server of this name is known to be somebody's: then nobody's networks are asked
    public OriginLookup(Dns dns, Dns ofServices, List<String> ranges, Predicate<String> isKnownHost) {
        this.dns = dns;
        this.ofServices = ofServices;
        this.ranges = List.copyOf(ranges);
        this.isKnownHost = isKnownHost;
    }

    /// Looks at one address, whose names are known already.
    ///
    /// @param domain whose mail was sent from there
    public OriginReadout look(String domain, ReverseReadout reverse) throws InterruptedException {
        InetAddress address = reverse.address();
        AddressScope scope = AddressScope.of(address);
        if (scope != AddressScope.PUBLIC) {
            return new OriginReadout(address, scope, List.of(), List.of(), List.of(), true);
        }
        boolean known = reverse.confirmed().stream().anyMatch(isKnownHost);
        var both = Together.both(
                () -> hosts(domain, address),
                () -> new SenderNetworks(ofServices).look(address, known ? List.of() : ranges));
        Hosts hosts = both.first();
        return new OriginReadout(
                address,
                scope,
                hosts.own(),
                hosts.exchangers(),
                both.second().holders(),
                hosts.isWhole() && both.second().isWhole());
    }

    /// The domain's own hosts at the address, and who takes its mail.
    private record Hosts(List<OwnHost> own, List<String> exchangers, boolean isWhole) {}

    private Hosts hosts(String domain, InetAddress address) throws InterruptedException {
        DnsAnswer mx = dns.ask(new Question(domain, RecordType.MX));
        List<String> exchangers = mx.found().stream()
                .flatMap(r -> r instanceof DnsRecord.Mx m ? List.of(m.host()).stream() : List.<String>of().stream())
                .filter(Names::isValid)
                .limit(MOST_EXCHANGERS)
                .toList();
        List<OwnHost> asked = new ArrayList<>();
        asked.add(new OwnHost(domain, Role.WEBSITE));
        asked.add(new OwnHost("www." + domain, Role.WEBSITE));
        exchangers.forEach(host -> asked.add(new OwnHost(host, Role.MAIL_EXCHANGER)));
        RecordType family = address.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
        List<DnsAnswer> answers = Together.all(asked.stream()
                .<Together.Work<DnsAnswer>>map(host -> () -> dns.ask(new Question(host.name(), family)))
                .toList());
        List<OwnHost> own = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            boolean leadsHere = answers.get(i).found().stream()
                    .anyMatch(r -> r instanceof DnsRecord.Address(InetAddress a, long _) && a.equals(address));
            if (leadsHere) {
                own.add(asked.get(i));
            }
        }
        return new Hosts(own, exchangers, mx.isCertain() && answers.stream().allMatch(DnsAnswer::isCertain));
    }
}
