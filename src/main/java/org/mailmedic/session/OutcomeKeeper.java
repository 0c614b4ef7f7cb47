package org.mailmedic.session;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the outcome of the newest evidence, so that it is made once however many ask. Whoever asks while it is being
/// made waits for it; nobody ever gets one of other evidence than they asked for.
final class OutcomeKeeper {
    private final Knowledge knowledge;
    private final OutcomeMaker maker;
    private final ChecklistMemory memory = new ChecklistMemory();
    private final Map<String, OutcomeMaker> others = new ConcurrentHashMap<>();
    private Optional<Kept> newest = Optional.empty();

    private record Kept(CaseEvidence evidence, Outcome outcome) {}

    OutcomeKeeper(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.maker = new OutcomeMaker(
                knowledge.texts(), knowledge.catalogue(), knowledge.diagnostician(), knowledge.remedies());
    }

    synchronized Outcome of(CaseEvidence evidence) {
        Kept kept = newest.filter(k -> k.evidence().equals(evidence))
                .orElseGet(() -> new Kept(evidence, maker.of(evidence, memory)));
        newest = Optional.of(kept);
        return kept.outcome();
    }

    /// The same for readers of this language. In a language other than the user's it takes longer: its data files
    /// are read first.
    Outcome in(Locale language, CaseEvidence evidence) {
        if (language.getLanguage().equals(knowledge.texts().locale().getLanguage())) {
            return of(evidence);
        }
        return others.computeIfAbsent(language.getLanguage(), _ -> OutcomeMaker.in(language, knowledge.severities()))
                .translated(evidence);
    }
}
