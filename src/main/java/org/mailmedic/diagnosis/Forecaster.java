package org.mailmedic.diagnosis;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.Forecast.Cell;
import org.mailmedic.diagnosis.Forecast.Dmarc;
import org.mailmedic.diagnosis.Forecast.Judged;
import org.mailmedic.diagnosis.Forecast.Verdict;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfPublished;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfVerdict;

/// Makes a [Forecast].
final class Forecaster {
    private static final int SHORTEST_KEY = 1024;

    private final Facts facts;
    private final Route route;
    /// Whether an address of a large provider leaves through that provider: it authenticates its own mail.
    private final boolean atHome;

    Forecaster(Facts facts, Route route) {
        this.facts = facts;
        this.route = route;
        this.atHome = route.known() && !route.ownDns() && !route.astray();
    }

    Forecast forecast(Receivers receivers) {
        Sight spf = atHome ? Sight.EXPECTED : spf();
        Sight counts = atHome ? Sight.EXPECTED : spfCounts(spf);
        Sight dkim = dkim();
        Sight passes = Sight.either(counts, dkim);
        Optional<DmarcReadout> readout = facts.measured().dmarc();
        Dmarc walk = dmarc(readout, readout.map(DmarcReadout::walk), passes);
        Dmarc list = dmarc(readout, readout.map(DmarcReadout::list), passes);
        List<Forecast.Row> rows = receivers.all().stream()
                .map(receiver -> new Forecast.Row(
                        receiver,
                        cell(receiver, false, spf, dkim, walk, list),
                        cell(receiver, true, spf, dkim, walk, list)))
                .toList();
        return new Forecast(spf, counts, dkim, walk, list, rows);
    }

    // ---- What is measured ----

    /// The addresses of the bounce say it best; without one, the networks of the provider.
    private Sight spf() {
        Optional<SpfReadout> read = facts.measured().spf();
        if (read.isEmpty()) {
            return Sight.OPEN;
        }
        List<SpfVerdict> verdicts = read.get().verdicts();
        if (!verdicts.isEmpty()) {
            if (verdicts.stream().allMatch(v -> v.result() == SpfResult.PASS)) {
                return Sight.MET;
            }
            return verdicts.stream().anyMatch(v -> v.result() == SpfResult.TEMPERROR) ? Sight.OPEN : Sight.BROKEN;
        }
        return switch (read.get().tree().published()) {
            case SpfPublished.None _, SpfPublished.Many _ -> Sight.BROKEN;
            case SpfPublished.Unknown _ -> Sight.OPEN;
            case SpfPublished.One _ -> providerServers(read.get());
        };
    }

    private static Sight providerServers(SpfReadout spf) {
        return spf.provider()
                .filter(SpfReadout.ProviderServers::isCertain)
                .map(servers -> {
                    if (servers.missing().isEmpty()) {
                        return Sight.MET;
                    }
                    return servers.authorised().isEmpty() ? Sight.BROKEN : Sight.OPEN;
                })
                .orElse(Sight.OPEN);
    }

    /// SPF looks at the envelope sender; for DMARC that must belong to the domain in From.
    private Sight spfCounts(Sight spf) {
        List<SpfVerdict> verdicts =
                facts.measured().spf().map(SpfReadout::verdicts).orElse(List.of());
        Optional<DmarcReadout> dmarc = facts.measured().dmarc();
        if (spf != Sight.MET || verdicts.isEmpty()) {
            return spf;
        }
        if (dmarc.isEmpty()) {
            return Sight.OPEN;
        }
        return verdicts.stream().allMatch(v -> Alignment.aligned(dmarc.get(), v)) ? Sight.MET : Sight.BROKEN;
    }

    /// That a key is there can be seen, that mail is signed with it cannot: the best that can be said is
    /// "expected".
    private Sight dkim() {
        if (atHome) {
            return Sight.EXPECTED;
        }
        if (route.astray()) {
            // Nobody but the provider itself has the keys of its domain.
            return Sight.BROKEN;
        }
        Optional<DkimReadout> read = facts.measured().dkim();
        if (read.isEmpty()) {
            return Sight.OPEN;
        }
        List<DkimKey> ofThisRoute = read.get().keys().stream()
                .filter(k -> k.asWhat() != DkimKey.Origin.GUESSED)
                .toList();
        if (ofThisRoute.stream().anyMatch(Forecaster::isUsable)) {
            return Sight.EXPECTED;
        }
        boolean givenIsBad = ofThisRoute.stream()
                .anyMatch(k -> k.asWhat() == DkimKey.Origin.GIVEN && k.status() != DkimKey.Status.UNKNOWN);
        return read.get().nothingBelow() || givenIsBad ? Sight.BROKEN : Sight.OPEN;
    }

    private static boolean isUsable(DkimKey key) {
        boolean longEnough = !key.algorithm().equals("rsa") || key.bits() >= SHORTEST_KEY;
        return key.status() == DkimKey.Status.OK && longEnough && !key.onlySha1();
    }

    private static Dmarc dmarc(Optional<DmarcReadout> readout, Optional<DmarcReadout.Applied> applied, Sight passes) {
        boolean certain = readout.filter(DmarcReadout::isCertain).isPresent();
        boolean there = applied.flatMap(DmarcReadout.Applied::record).isPresent();
        Sight record = there ? Sight.MET : certain ? Sight.BROKEN : Sight.OPEN;
        return new Dmarc(record, applied.flatMap(DmarcReadout.Applied::effectivePolicy), passes);
    }

    private Sight reverseDns() {
        List<ReverseReadout> read = facts.measured().reverse();
        if (!route.ownAddress()) {
            return Sight.EXPECTED;
        }
        if (read.isEmpty()) {
            return Sight.OPEN;
        }
        if (read.stream().noneMatch(r -> r.confirmed().isEmpty())) {
            return Sight.MET;
        }
        boolean certain = read.stream()
                .allMatch(r -> r.answer().isCertain() && r.unanswered().isEmpty());
        return certain ? Sight.BROKEN : Sight.OPEN;
    }

    // ---- The receivers ----

    private Cell cell(Receiver receiver, boolean bulk, Sight spf, Sight dkim, Dmarc walk, Dmarc list) {
        List<Judged> judged = receiver.rules().stream()
                .filter(rule -> bulk || !rule.bulkOnly())
                .map(rule -> new Judged(rule, sight(rule.needs(), spf, dkim, walk, list)))
                .toList();
        return new Cell(verdict(judged), judged);
    }

    private Sight sight(Receiver.Need need, Sight spf, Sight dkim, Dmarc walk, Dmarc list) {
        return switch (need) {
            case SPF -> spf;
            case DKIM -> dkim;
            case SPF_OR_DKIM -> Sight.either(spf, dkim);
            case DMARC -> both(walk.record(), list.record());
            case ALIGNED -> walk.passes();
            case POLICY -> both(obeyed(walk), obeyed(list));
            case REVERSE_DNS -> reverseDns();
            case TLS -> route.ownAddress() ? Sight.OPEN : Sight.EXPECTED;
            case SPAM_RATE, ONE_CLICK -> Sight.UNSEEN;
        };
    }

    /// A receiver may follow the old RFC or the new: where they differ, it is open.
    private static Sight both(Sight one, Sight other) {
        return one == other ? one : Sight.OPEN;
    }

    private static Sight obeyed(Dmarc dmarc) {
        if (dmarc.record() == Sight.OPEN) {
            return dmarc.passes().isGood() ? Sight.EXPECTED : Sight.OPEN;
        }
        boolean teeth = dmarc.policy().filter(p -> p != Policy.NONE).isPresent();
        return teeth ? dmarc.passes() : Sight.MET;
    }

    private static Verdict verdict(List<Judged> judged) {
        boolean refused = judged.stream()
                .anyMatch(j -> j.sight() == Sight.BROKEN && j.rule().effect() == Receiver.Effect.REFUSE);
        if (refused) {
            return Verdict.REFUSES;
        }
        if (judged.stream().anyMatch(j -> j.sight() == Sight.BROKEN)) {
            return Verdict.JUNKS;
        }
        return judged.stream().anyMatch(j -> j.sight() == Sight.OPEN) ? Verdict.OPEN : Verdict.TAKES;
    }
}
