package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.HostFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.policy.blocklist.ListLookup;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.blocklist.ListZone;

/// The block lists that the user wants asked.
final class ListChecks {
    private final Dns dns;
    private final BlockLists known;
    private final List<String> zones;
    private final AuditRequest.LeftOut leftOut;

    /// @param zones the one that matters most first: the one that the bounce names
    /// @param leftOut those that the user does not want asked
    ListChecks(Dns dns, BlockLists known, List<String> zones, AuditRequest.LeftOut leftOut) {
        this.dns = dns;
        this.known = known;
        this.zones = zones;
        this.leftOut = leftOut;
    }

    /// Asks all lists at once, each for what it lists.
    List<ListReadout> ask(List<InetAddress> addresses, List<String> domains) throws InterruptedException {
        List<Together.Work<ListReadout>> works = new ArrayList<>();
        for (String zone : zones) {
            ListZone list = listZone(zone.toLowerCase(Locale.ROOT));
            if (list.forDomains()) {
                domains.forEach(d -> works.add(() -> new ListLookup(dns).look(list, d)));
            } else {
                addresses.forEach(a -> works.add(() -> new ListLookup(dns).look(list, a)));
            }
        }
        return Together.all(works);
    }

    /// @param sharedBy the provider whose customers share the addresses, if they do
    List<Finding> findings(List<ListReadout> readouts, Optional<String> sharedBy) {
        Stream<Finding> said = readouts.stream()
                .flatMap(l -> Stream.concat(
                        HostFindings.blockList(l, known).stream(),
                        sharedBy.flatMap(by -> HostFindings.shared(l, by)).stream()));
        return Stream.concat(said, leftOut.zones().stream().map(zone -> HostFindings.notAsked(zone, known)))
                .toList();
    }

    /// Whether what had to be known could not be found out: the list that matters most did not answer. That
    /// one of the others refuses, as they often do, takes nothing from what this one said.
    static boolean isSilent(List<ListReadout> readouts) {
        return readouts.isEmpty()
                || readouts.stream()
                        .filter(l -> l.list()
                                .zone()
                                .equals(readouts.getFirst().list().zone()))
                        .anyMatch(l -> switch (l.verdict()) {
                            case REFUSED, UNUSABLE, TIMEOUT -> true;
                            case LISTED, POLICY, NOT_LISTED -> false;
                        });
    }

    static String summary(List<ListReadout> readouts) {
        return String.join(
                ", ",
                readouts.stream()
                        .filter(l -> !l.codes().isEmpty())
                        .map(l -> l.list().zone() + " " + String.join(" ", l.codes()))
                        .toList());
    }

    private ListZone listZone(String zone) {
        return known.byZone(zone)
                .or(() -> withKey(zone))
                .map(l -> new ListZone(l.zone(), zone, l.forDomains(), l.testListed(), l.testClean(), meanings(l)))
                .orElse(ListZone.ofAddresses(zone));
    }

    private Optional<BlockList> withKey(String zone) {
        return known.all().stream()
                .filter(l ->
                        l.keyedZone().map(ListKey::shown).filter(zone::equals).isPresent())
                .findFirst();
    }

    private static Map<String, ListZone.Meaning> meanings(BlockList list) {
        Map<String, ListZone.Meaning> meanings = new HashMap<>();
        list.codes()
                .forEach((code, c) ->
                        meanings.put(code, ListZone.Meaning.valueOf(c.meaning().toUpperCase(Locale.ROOT))));
        return meanings;
    }
}
