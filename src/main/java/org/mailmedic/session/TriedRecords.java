package org.mailmedic.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.checkup.RecordTrial;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;

/// What came of trying records before anybody publishes them. Only what passed is handed to others: a record that
/// nobody tried is none.
///
/// @param trials each by the change that it was to try, which the trial may have made better
public record TriedRecords(Map<RecordChange, TrialResult> trials) {
    /// Nothing was tried.
    public static final TriedRecords NONE = new TriedRecords(Map.of());

    public TriedRecords {
        trials = Map.copyOf(trials);
    }

    /// Tries these, one after the other. Asks the DNS of the trial.
    public static TriedRecords trying(List<RecordChange> wanted, RecordTrial trial, Facts facts)
            throws InterruptedException {
        Map<RecordChange, TrialResult> trials = new LinkedHashMap<>();
        for (RecordChange change : wanted) {
            trials.put(change, trial.play(change, facts));
        }
        return new TriedRecords(trials);
    }

    /// With one trial more.
    TriedRecords with(RecordChange change, TrialResult trial) {
        Map<RecordChange, TrialResult> all = new LinkedHashMap<>(trials);
        all.put(change, trial);
        return new TriedRecords(all);
    }

    /// What came of trying this, if it was tried.
    public Optional<TrialResult> of(RecordChange change) {
        return Optional.ofNullable(trials.get(change));
    }

    /// The checklist with the records that passed, in place of those that were only thought out.
    public Checklist tested(Checklist list) {
        return new Checklist(
                list.now().stream().map(this::tested).toList(),
                list.later().stream().map(this::tested).toList());
    }

    private FixItem tested(FixItem item) {
        return item.withRecord(item.change().flatMap(this::passed));
    }

    private Optional<RecordToPublish> passed(RecordChange change) {
        return of(change).filter(TrialResult::isGood).map(t -> t.change().record());
    }

    /// The findings, each with the record of its name that passed, and with none where none did.
    public List<Finding> tested(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.withReplacement(f.replacement().flatMap(this::passedFor)))
                .toList();
    }

    private Optional<RecordToPublish> passedFor(RecordToPublish wanted) {
        return trials.keySet().stream()
                .filter(change -> change.record().name().equals(wanted.name())
                        && change.record().type().equals(wanted.type()))
                .findFirst()
                .flatMap(this::passed);
    }
}
