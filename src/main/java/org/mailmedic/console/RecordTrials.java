package org.mailmedic.console;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.checkup.RecordTrial;
import org.mailmedic.checkup.world.World;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.session.TriedRecords;

/// Tries the records that a command would print, before it prints them.
final class RecordTrials {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RecordTrial trial;

    RecordTrials(ConsoleKnowledge knowledge, World world) {
        trial = new RecordTrial(world.dns(), knowledge.severities(), PATIENCE);
    }

    /// Tries what the findings would have published. Asks the DNS.
    TriedRecords of(Facts facts) throws InterruptedException {
        return of(facts, new Checklist(List.of(), List.of()));
    }

    /// Tries what a checklist and the findings would have published. Asks the DNS.
    TriedRecords of(Facts facts, Checklist checklist) throws InterruptedException {
        Set<String> names = facts.dns().stream()
                .map(Finding::replacement)
                .flatMap(r -> r.stream())
                .map(RecordToPublish::name)
                .collect(Collectors.toSet());
        List<RecordChange> wanted = Stream.concat(
                        Stream.concat(checklist.now().stream(), checklist.later().stream())
                                .map(FixItem::change)
                                .flatMap(p -> p.stream()),
                        RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address()).stream()
                                .filter(change -> names.contains(change.record().name())))
                .distinct()
                .toList();
        return TriedRecords.trying(wanted, trial, facts);
    }
}
