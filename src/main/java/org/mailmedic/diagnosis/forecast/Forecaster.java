package org.mailmedic.diagnosis.forecast;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.Alignment;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.MailRoute;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.forecast.Forecast.Cell;
import org.mailmedic.diagnosis.forecast.Forecast.Dmarc;
import org.mailmedic.diagnosis.forecast.Forecast.Judged;
import org.mailmedic.diagnosis.forecast.Forecast.Verdict;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.policy.blocklist.ListReadout;
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
    private final MailRoute mailRoute;
    /// Whether an address of a large provider leaves through that provider: it authenticates its own mail.
    private final boolean atHome;

    Forecaster(Facts facts, MailRoute mailRoute) {
        this.facts = facts;
        this.mailRoute = mailRoute;
        this.atHome = mailRoute.known() && !mailRoute.ownDns() && !mailRoute.astray();
    }

    Forecast forecast(Receivers receivers) {
        RequirementStatus spf = atHome ? RequirementStatus.EXPECTED : spf();
        RequirementStatus counts = atHome ? RequirementStatus.EXPECTED : spfCounts(spf);
        RequirementStatus dkim = dkim();
        RequirementStatus passes = RequirementStatus.either(counts, dkim);
        Optional<DmarcReadout> readout = facts.measured().dmarc();
        Dmarc walk = dmarc(readout, readout.map(DmarcReadout::walk), passes);
        Dmarc list = dmarc(readout, readout.map(DmarcReadout::list), passes);
        List<Forecast.Row> rows = receivers.all().stream()
                .map(receiver -> new Forecast.Row(
                        receiver,
                        cell(receiver, false, spf, dkim, walk, list),
                        cell(receiver, true, spf, dkim, walk, list)))
                .toList();
        return new Forecast(spf, counts, dkim, walk, list, facts.domainMissing(), rows);
    }

    // ---- What is measured ----

    /// The addresses of the bounce say it best; without one, the networks of the provider.
    private RequirementStatus spf() {
        Optional<SpfReadout> read = facts.measured().spf();
        if (read.isEmpty()) {
            return RequirementStatus.OPEN;
        }
        List<SpfVerdict> verdicts = read.get().verdicts();
        if (!verdicts.isEmpty()) {
            if (verdicts.stream().allMatch(v -> v.result() == SpfResult.PASS)) {
                return RequirementStatus.MET;
            }
            return verdicts.stream().anyMatch(v -> v.result() == SpfResult.TEMPERROR)
                    ? RequirementStatus.OPEN
                    : RequirementStatus.BROKEN;
        }
        return switch (read.get().tree().published()) {
            case SpfPublished.None _, SpfPublished.Many _ -> RequirementStatus.BROKEN;
            case SpfPublished.Unknown _ -> RequirementStatus.OPEN;
            case SpfPublished.One _ -> providerServers(read.get());
        };
    }

    private static RequirementStatus providerServers(SpfReadout spf) {
        return spf.provider()
                .filter(SpfReadout.ProviderServers::isCertain)
                .map(servers -> {
                    if (servers.missing().isEmpty()) {
                        return RequirementStatus.MET;
                    }
                    return servers.authorised().isEmpty() ? RequirementStatus.BROKEN : RequirementStatus.OPEN;
                })
                .orElse(RequirementStatus.OPEN);
    }

    /// SPF looks at the envelope sender; for DMARC that must belong to the domain in From.
    private RequirementStatus spfCounts(RequirementStatus spf) {
        List<SpfVerdict> verdicts =
                facts.measured().spf().map(SpfReadout::verdicts).orElse(List.of());
        Optional<DmarcReadout> dmarc = facts.measured().dmarc();
        if (spf != RequirementStatus.MET || verdicts.isEmpty()) {
            return spf;
        }
        if (dmarc.isEmpty()) {
            return RequirementStatus.OPEN;
        }
        return verdicts.stream().allMatch(v -> Alignment.aligned(dmarc.get(), v))
                ? RequirementStatus.MET
                : RequirementStatus.BROKEN;
    }

    /// That a key is there can be seen, that mail is signed with it cannot: the best that can be said is
    /// "expected".
    private RequirementStatus dkim() {
        if (atHome) {
            return RequirementStatus.EXPECTED;
        }
        if (mailRoute.astray()) {
            // Nobody but the provider itself has the keys of its domain.
            return RequirementStatus.BROKEN;
        }
        Optional<DkimReadout> read = facts.measured().dkim();
        if (read.isEmpty()) {
            return RequirementStatus.OPEN;
        }
        List<DkimKey> ofThisRoute = read.get().keys().stream()
                .filter(k -> k.asWhat() != DkimKey.Origin.GUESSED)
                .toList();
        if (ofThisRoute.stream().anyMatch(Forecaster::isUsable)) {
            return RequirementStatus.EXPECTED;
        }
        boolean givenIsBad = ofThisRoute.stream()
                .anyMatch(k -> k.asWhat() == DkimKey.Origin.GIVEN && k.status() != DkimKey.Status.UNKNOWN);
        return read.get().nothingBelow() || givenIsBad ? RequirementStatus.BROKEN : RequirementStatus.OPEN;
    }

    private static boolean isUsable(DkimKey key) {
        boolean longEnough = !key.algorithm().equals("rsa") || key.bits() >= SHORTEST_KEY;
        return key.status() == DkimKey.Status.OK && longEnough && !key.onlySha1();
    }

    private static Dmarc dmarc(
            Optional<DmarcReadout> readout, Optional<DmarcReadout.Applied> applied, RequirementStatus passes) {
        boolean certain = readout.filter(DmarcReadout::isCertain).isPresent();
        boolean there = applied.flatMap(DmarcReadout.Applied::record).isPresent();
        RequirementStatus record =
                there ? RequirementStatus.MET : certain ? RequirementStatus.BROKEN : RequirementStatus.OPEN;
        return new Dmarc(record, applied.flatMap(DmarcReadout.Applied::effectivePolicy), passes);
    }

    private RequirementStatus reverseDns() {
        List<ReverseReadout> read = facts.measured().reverse();
        if (!mailRoute.ownAddress()) {
            return RequirementStatus.EXPECTED;
        }
        if (read.isEmpty()) {
            return RequirementStatus.OPEN;
        }
        if (read.stream().noneMatch(r -> r.confirmed().isEmpty())) {
            return RequirementStatus.MET;
        }
        boolean certain = read.stream()
                .allMatch(r -> r.answer().isCertain() && r.unanswered().isEmpty());
        return certain ? RequirementStatus.BROKEN : RequirementStatus.OPEN;
    }

    private boolean found(FindingCode... codes) {
        return facts.dns().stream().anyMatch(f -> List.of(codes).contains(f.code()));
    }

    /// What holds of the sender's domain.
    ///
    /// @param broken whether a finding speaks against it
    /// @param seen whether another part than MX shows that it is met
    private RequirementStatus domain(boolean broken, boolean seen) {
        if (broken) {
            return RequirementStatus.BROKEN;
        }
        if (atHome) {
            return RequirementStatus.EXPECTED;
        }
        return seen || facts.checked().contains(Part.MX) ? RequirementStatus.MET : RequirementStatus.OPEN;
    }

    /// What the lists say that were asked about the sending addresses. Those that a provider's customers share are
    /// the provider's to keep clean.
    ///
    /// @param zones those that count; all of addresses if empty
    private RequirementStatus notListed(List<String> zones) {
        if (!mailRoute.ownAddress()) {
            return RequirementStatus.EXPECTED;
        }
        List<ListReadout.Verdict> said = facts.measured().blockLists().stream()
                .filter(list -> !list.list().forDomains())
                .filter(list -> zones.isEmpty() || zones.contains(list.list().zone()))
                .map(ListReadout::verdict)
                .toList();
        if (said.contains(ListReadout.Verdict.LISTED) || said.contains(ListReadout.Verdict.POLICY)) {
            return RequirementStatus.BROKEN;
        }
        return !said.isEmpty() && said.stream().allMatch(ListReadout.Verdict.NOT_LISTED::equals)
                ? RequirementStatus.MET
                : RequirementStatus.OPEN;
    }

    // ---- The receivers ----

    private Cell cell(
            Receiver receiver, boolean bulk, RequirementStatus spf, RequirementStatus dkim, Dmarc walk, Dmarc list) {
        List<Judged> judged = receiver.rules().stream()
                .filter(rule -> bulk || !rule.bulkOnly())
                .map(rule -> new Judged(rule, status(rule, spf, dkim, walk, list)))
                .toList();
        return new Cell(facts.domainMissing() ? Verdict.REFUSES : verdict(judged), judged);
    }

    private RequirementStatus status(
            Receiver.Rule rule, RequirementStatus spf, RequirementStatus dkim, Dmarc walk, Dmarc list) {
        return switch (rule.needs()) {
            case SPF -> spf;
            case DKIM -> dkim;
            case SPF_OR_DKIM -> RequirementStatus.either(spf, dkim);
            case DMARC -> both(walk.record(), list.record());
            case ALIGNED -> walk.passes();
            case POLICY -> both(obeyed(walk), obeyed(list));
            case REVERSE_DNS -> reverseDns();
            case SENDER_DOMAIN -> domain(facts.domainMissing(), facts.checked().contains(Part.SPF));
            case NO_NULL_MX -> domain(found(FindingCode.MX_NULL), false);
            case REPLIES -> domain(facts.domainMissing() || found(FindingCode.MX_NULL, FindingCode.MX_NONE), false);
            case NOT_LISTED -> notListed(rule.zones());
            case TLS -> mailRoute.ownAddress() ? RequirementStatus.OPEN : RequirementStatus.EXPECTED;
            case SPAM_RATE, ONE_CLICK -> RequirementStatus.UNSEEN;
        };
    }

    /// A receiver may follow the old RFC or the new: where they differ, it is open.
    private static RequirementStatus both(RequirementStatus one, RequirementStatus other) {
        return one == other ? one : RequirementStatus.OPEN;
    }

    private static RequirementStatus obeyed(Dmarc dmarc) {
        if (dmarc.record() == RequirementStatus.OPEN) {
            return dmarc.passes().isGood() ? RequirementStatus.EXPECTED : RequirementStatus.OPEN;
        }
        boolean teeth = dmarc.policy().filter(p -> p != Policy.NONE).isPresent();
        return teeth ? dmarc.passes() : RequirementStatus.MET;
    }

    private static Verdict verdict(List<Judged> judged) {
        boolean refused = judged.stream()
                .anyMatch(j -> j.requirementStatus() == RequirementStatus.BROKEN
                        && j.rule().effect() == Receiver.Effect.REFUSE);
        if (refused) {
            return Verdict.REFUSES;
        }
        if (judged.stream().anyMatch(j -> j.requirementStatus() == RequirementStatus.BROKEN)) {
            return Verdict.JUNKS;
        }
        return judged.stream().anyMatch(j -> j.requirementStatus() == RequirementStatus.OPEN)
                ? Verdict.OPEN
                : Verdict.TAKES;
    }
}
