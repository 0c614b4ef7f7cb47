package org.mailmedic.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.RecordTrial;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.reply.Original;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.TriedRecords;

/// A case that was thrown together.
///
/// @param world what was audited
/// @param items what is known, in the order in which it came
record GeneratedCase(long seed, GeneratedWorld world, List<CaseItem> items) {
    private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(5);

    GeneratedCase {
        items = List.copyOf(items);
    }

    /// All cases that know a little less.
    Stream<GeneratedCase> smaller() {
        Stream<GeneratedCase> without = IntStream.range(0, items.size())
                .mapToObj(i -> with(IntStream.range(0, items.size())
                        .filter(j -> j != i)
                        .mapToObj(items::get)
                        .toList()));
        Stream<GeneratedCase> less = IntStream.range(0, items.size())
                .boxed()
                .flatMap(i -> items.get(i).smaller().map(item -> {
                    List<CaseItem> others = new ArrayList<>(items);
                    others.set(i, item);
                    return with(others);
                }));
        return Stream.concat(without, less);
    }

    private GeneratedCase with(List<CaseItem> others) {
        return new GeneratedCase(seed, world, others);
    }

    <T extends CaseItem> Stream<T> each(Class<T> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast);
    }

    private <T extends CaseItem> Optional<T> one(Class<T> kind) {
        return each(kind).findFirst();
    }

    String address() {
        return one(CaseItem.From.class).map(CaseItem.From::address).orElse("");
    }

    Optional<Case.Probed> probed() {
        return one(CaseItem.Probe.class).map(CaseItem.Probe::probed);
    }

    /// The audit as a case keeps it, without the raw answers.
    Optional<Case.Audited> audited() {
        List<Case.AuditedPart> parts =
                each(CaseItem.Looked.class).map(CaseItem.Looked::part).toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Case.Audited(Instant.EPOCH, GeneratedWorld.DOMAIN, parts, 312, 41, List.of()));
    }

    Map<String, String> ticked() {
        Map<String, String> ticked = new HashMap<>();
        each(CaseItem.Ticked.class).forEach(tick -> ticked.put(tick.id(), tick.title()));
        return ticked;
    }

    /// What is known of it, with its provider as this catalogue tells it.
    CaseEvidence evidence(Catalogue catalogue) {
        return evidence(catalogue, probed(), audited());
    }

    /// The same with a probe and an audit that were kept meanwhile.
    CaseEvidence evidence(Catalogue catalogue, Optional<Case.Probed> probed, Optional<Case.Audited> audited) {
        Facts facts = CaseEvidence.facts(
                each(CaseItem.Said.class).map(CaseItem.Said::reading).toList(),
                one(CaseItem.SentBy.class).flatMap(by -> catalogue.kindFor(by.kind(), address())),
                address(),
                probed,
                audited,
                one(CaseItem.KeptAt.class).map(at -> new Zone(GeneratedWorld.DOMAIN, at.nameServers())),
                measured());
        return new CaseEvidence(
                facts,
                ticked(),
                tried(facts),
                one(CaseItem.CameBack.class).map(CaseItem.CameBack::original).orElse(Original.NONE));
    }

    private Measured measured() {
        Set<Part> read = each(CaseItem.Looked.class)
                .filter(CaseItem.Looked::measured)
                .map(looked -> looked.part().part())
                .collect(Collectors.toSet());
        Measured all = world.report().measured();
        return new Measured(
                all.spf().filter(_ -> read.contains(Part.SPF)),
                all.dkim().filter(_ -> read.contains(Part.DKIM)),
                all.dmarc().filter(_ -> read.contains(Part.DMARC)),
                read.contains(Part.REVERSE_DNS) ? all.reverse() : List.of(),
                read.contains(Part.BLOCK_LISTS) ? all.blockLists() : List.of());
    }

    private TriedRecords tried(Facts facts) {
        Optional<CaseItem.TriedOut.How> how = one(CaseItem.TriedOut.class).map(CaseItem.TriedOut::how);
        if (how.isEmpty()) {
            return TriedRecords.NONE;
        }
        List<RecordChange> changes = RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address());
        Map<RecordChange, TrialResult> trials = new LinkedHashMap<>();
        for (RecordChange change : changes) {
            trials.put(change, trial(how.get(), change, facts));
        }
        return new TriedRecords(trials);
    }

    private TrialResult trial(CaseItem.TriedOut.How how, RecordChange change, Facts facts) {
        return switch (how) {
            case REAL -> real(change, facts);
            case GOOD -> new TrialResult(change, List.of(), OptionalInt.empty(), List.of(), true);
            case OPEN -> new TrialResult(change, List.of(), OptionalInt.empty(), List.of(), false);
            case BAD ->
                new TrialResult(
                        change,
                        facts.dns().stream().limit(1).toList(),
                        OptionalInt.empty(),
                        List.of(new TrialResult.Sender(
                                "192.0.2.10",
                                false,
                                org.mailmedic.policy.spf.SpfResult.PASS,
                                org.mailmedic.policy.spf.SpfResult.FAIL)),
                        true);
        };
    }

    TrialResult real(RecordChange change, Facts facts) {
        try {
            return new RecordTrial(world.dns(), Known.SEVERITIES, PATIENCE).play(change, facts);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody stops it", e);
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + ", world " + world.number() + " (audited with "
                + world.provider().map(ProviderKind::id).orElse("no provider") + ", addresses " + world.addresses()
                + ")\n    "
                + items.stream().map(CaseItem::toString).collect(Collectors.joining("\n    "));
    }
}
