package org.mailmedic.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Names;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Reading;

/// Which block lists are asked, and with a key or without.
final class BlockListChoice {
    private final BlockLists known;
    private final WorldAccess worldAccess;

    BlockListChoice(BlockLists known, WorldAccess worldAccess) {
        this.known = known;
        this.worldAccess = worldAccess;
    }

    /// Where to ask, the one that the bounce names first.
    List<String> asked(List<Reading> readings) {
        Set<String> unasked = worldAccess.settings().get().unasked();
        return all(readings)
                .filter(zone -> !unasked.contains(zone))
                .map(zone ->
                        worldAccess.hasListKey().getAsBoolean() ? keyed(zone).orElse(zone) : zone)
                .toList();
    }

    /// What is not asked, by the settings.
    AuditRequest.LeftOut leftOut(List<Reading> readings) {
        Set<String> unasked = worldAccess.settings().get().unasked();
        return new AuditRequest.LeftOut(
                all(readings).filter(unasked::contains).toList(),
                named(readings).anyMatch(unasked::contains));
    }

    /// The zone of the list that is asked here.
    String zone(String asked) {
        return known.all().stream()
                .map(BlockList::zone)
                .filter(zone -> keyed(zone).filter(asked::equals).isPresent())
                .findFirst()
                .orElse(asked);
    }

    /// Where an earlier audit asked, of what would be asked now and of what is left out now.
    List<String> askedThen(Case.Audited then, List<String> now) {
        Set<String> places = new LinkedHashSet<>();
        now.forEach(place -> {
            places.add(place);
            places.add(zone(place));
        });
        known.all().forEach(list -> {
            keyed(list.zone()).ifPresent(places::add);
            places.add(list.zone());
        });
        List<String> names = then.answers().stream()
                .map(DnsAnswer::question)
                .map(question -> question.name())
                .toList();
        return places.stream()
                .filter(place -> names.stream().anyMatch(name -> Names.isWithin(name, place)))
                .toList();
    }

    /// What an earlier audit left out.
    AuditRequest.LeftOut leftOutThen(Case.Audited then) {
        return new AuditRequest.LeftOut(
                then.findings().stream()
                        .filter(f -> f.code() == FindingCode.DNSBL_NOT_ASKED)
                        .map(f -> f.arguments().getOrDefault("zone", ""))
                        .filter(zone -> !zone.isEmpty())
                        .toList(),
                false);
    }

    private Stream<String> all(List<Reading> readings) {
        return Stream.concat(named(readings), known.all().stream().map(BlockList::zone))
                .distinct();
    }

    private static Stream<String> named(List<Reading> readings) {
        return readings.stream()
                .flatMap(r -> r.refusal().clues().blockListZone().stream())
                .map(zone -> zone.toLowerCase(Locale.ROOT));
    }

    private Optional<String> keyed(String zone) {
        return known.byZone(zone).flatMap(BlockList::keyedZone).map(ListKey::shown);
    }
}
