package org.mailmedic.ui.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;

/// Puts the change of a record and its trial in words.
final class RecordChangePresenter {
    private final Texts texts;

    RecordChangePresenter(Texts texts) {
        this.texts = texts;
    }

    /// @param trial what came of trying it; nothing while that is not known
    ChangeBox.Change tell(RecordChange first, Optional<TrialResult> trial) {
        RecordChange recordChange = trial.map(TrialResult::change).orElse(first);
        List<String> edits = recordChange.edits().stream()
                .map(e -> texts.find(e.key() + ".what", Map.of("what", e.what()))
                        .filter(_ -> !e.what().isEmpty())
                        .orElseGet(() -> texts.get(e.key())))
                .distinct()
                .toList();
        List<String> all = new ArrayList<>(edits);
        if (recordChange.strings().size() > 1) {
            all.add(texts.get(
                    "doctor.strings",
                    Map.of("count", String.valueOf(recordChange.strings().size()))));
        }
        return new ChangeBox.Change(
                recordChange.difference(),
                all,
                trial.map(this::notes)
                        .orElseGet(() -> List.of(new ChangeBox.Note(Tone.QUIET, texts.get("doctor.trial.running")))));
    }

    private List<ChangeBox.Note> notes(TrialResult trial) {
        List<ChangeBox.Note> notes = new ArrayList<>();
        trial.lookups()
                .ifPresent(n -> notes.add(new ChangeBox.Note(
                        n > 10 ? Tone.BAD : Tone.GOOD,
                        texts.get("doctor.trial.lookups", Map.of("count", String.valueOf(n))))));
        trial.senders().stream()
                .filter(TrialResult.Sender::ofTheBounce)
                .forEach(s -> notes.add(new ChangeBox.Note(
                        s.after() == SpfResult.PASS ? Tone.GOOD : Tone.WARNING,
                        texts.get(
                                s.after() == SpfResult.PASS ? "doctor.trial.passes" : "doctor.trial.fails",
                                Map.of("ip", s.who(), "result", s.after().word())))));
        others(trial).ifPresent(notes::add);
        for (Finding left : trial.left()) {
            String title = texts.get("finding." + left.code().code() + ".title", left.words());
            notes.add(new ChangeBox.Note(
                    Tone.WARNING, texts.get("doctor.trial.left", Map.of("title", title, "where", left.subject()))));
        }
        if (!trial.certain()) {
            notes.add(new ChangeBox.Note(Tone.QUIET, texts.get("doctor.trial.open")));
        } else if (trial.isGood() && trial.lookups().isEmpty()) {
            notes.add(new ChangeBox.Note(Tone.GOOD, texts.get("doctor.trial.good")));
        }
        return notes;
    }

    private Optional<ChangeBox.Note> others(TrialResult trial) {
        List<TrialResult.Sender> others =
                trial.senders().stream().filter(s -> !s.ofTheBounce()).toList();
        List<TrialResult.Sender> lost =
                trial.senders().stream().filter(TrialResult.Sender::isLost).toList();
        if (!lost.isEmpty()) {
            String who = lost.stream().map(TrialResult.Sender::who).limit(5).collect(Collectors.joining(", "));
            return Optional.of(new ChangeBox.Note(Tone.BAD, texts.get("doctor.trial.lost", Map.of("who", who))));
        }
        long passing = others.stream().filter(s -> s.after() == SpfResult.PASS).count();
        return passing == 0
                ? Optional.empty()
                : Optional.of(new ChangeBox.Note(Tone.GOOD, texts.count("doctor.trial.others", passing, Map.of())));
    }
}
