package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.AuthoritativeView.Server;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// The name servers of a zone, every address of each, to be asked themselves. In a closed world its one
/// server stands for all of them.
///
/// @param zone the zone; the name itself in a closed world that knows of no zones
record NameServers(String zone, List<Place> places) {
    private static final int MOST_HOSTS = 8;
    private static final int MOST_ADDRESSES = 16;

    NameServers {
        places = List.copyOf(places);
    }

    /// Where to ask.
    ///
    /// @param address empty in a closed world
    record Place(String host, String address, Dns dns) {}

    /// Finds them.
    ///
    /// @param dns by which they are found
    /// @return nothing where the DNS tells of no zone
    static Optional<NameServers> of(Dns dns, String name) throws InterruptedException {
        Optional<Zone> zone = new ZoneLookup(dns).look(name);
        if (zone.isEmpty() && !dns.isClosedWorld()) {
            return Optional.empty();
        }
        return Optional.of(new NameServers(
                zone.map(Zone::name).orElse(name),
                places(dns, zone.map(Zone::nameServers).orElse(List.of()))));
    }

    private static List<Place> places(Dns dns, List<String> hosts) throws InterruptedException {
        if (dns.isClosedWorld()) {
            return List.of(new Place(
                    hosts.isEmpty() ? "" : hosts.getFirst(), "", dns.directly(InetAddress.getLoopbackAddress())));
        }
        List<Together.Work<List<Place>>> works = new ArrayList<>();
        for (String host :
                hosts.stream().filter(Names::isValid).limit(MOST_HOSTS).toList()) {
            for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
                works.add(() -> places(dns, dns.ask(new Question(host, type))));
            }
        }
        return Together.all(works).stream()
                .flatMap(List::stream)
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static List<Place> places(Dns dns, DnsAnswer answer) {
        List<Place> places = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Address(InetAddress address, long _)) {
                places.add(new Place(answer.question().name(), AddressText.of(address), dns.directly(address)));
            }
        }
        return places;
    }

    /// Asks each for its version of the zone.
    List<Server> greet() throws InterruptedException {
        List<Together.Work<Server>> works = new ArrayList<>();
        places.forEach(p ->
                works.add(() -> new Server(p.host(), p.address(), p.dns().ask(new Question(zone, RecordType.SOA)))));
        return Together.all(works);
    }

    /// Only those that keep the zone and answer: whoever asks much does not wait for the others each time.
    NameServers awake() throws InterruptedException {
        List<Server> servers = greet();
        List<Place> awake = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            if (servers.get(i).isAuthoritative()) {
                awake.add(places.get(i));
            }
        }
        return new NameServers(zone, awake);
    }

    /// Asks all of them at once.
    ///
    /// @return their answers, in the order of the places
    List<DnsAnswer> ask(Question question) throws InterruptedException {
        List<Together.Work<DnsAnswer>> works = new ArrayList<>();
        places.forEach(p -> works.add(() -> itself(p.dns(), question)));
        return Together.all(works);
    }

    /// An alias that leads out of the zone is all that its server can tell.
    private static DnsAnswer itself(Dns server, Question question) throws InterruptedException {
        DnsAnswer answer = server.ask(question);
        if (answer.isCertain() || answer instanceof DnsAnswer.TimedOut) {
            return answer;
        }
        DnsAnswer alias = server.ask(new Question(question.name(), RecordType.CNAME));
        if (alias instanceof DnsAnswer.Found(Question _, List<DnsRecord> records, List<String> _, DnsAnswer.Asked asked)
                && records.getFirst() instanceof DnsRecord.Pointer(String target, long ttl)) {
            return new DnsAnswer.NoData(question, List.of(target), ttl, asked);
        }
        return answer;
    }
}
