package org.mailmedic.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the outcomes of the newest evidence, so that each is made once however many ask. Whoever asks while it is
/// being made waits for it; nobody ever gets one of other evidence than they asked for.
final class OutcomeKeeper {
    /// More than one: a thread that was begun before a change may ask for what was before it.
    private static final int KEPT = 3;

    private final Knowledge knowledge;
    private final OutcomeMaker maker;
    private final ChecklistMemory memory = new ChecklistMemory();
    private final Map<String, OutcomeMaker> others = new ConcurrentHashMap<>();
    /// The last made first.
    private final Deque<Kept> newest = new ArrayDeque<>();

    private record Kept(CaseEvidence evidence, Outcome outcome) {}

    OutcomeKeeper(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.maker = new OutcomeMaker(
                knowledge.texts(), knowledge.catalogue(), knowledge.diagnostician(), knowledge.remedies());
    }

    synchronized Outcome of(CaseEvidence evidence) {
        for (Kept kept : newest) {
            if (kept.evidence().equals(evidence)) {
                return kept.outcome();
            }
        }
        var made = new Kept(evidence, maker.of(evidence, memory));
        newest.addFirst(made);
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
        return made.outcome();
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
