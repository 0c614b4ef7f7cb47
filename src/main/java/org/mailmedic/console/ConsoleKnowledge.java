package org.mailmedic.console;

import java.util.Locale;
import java.util.function.Supplier;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.remedy.Wording;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.session.OutcomeMaker;
import org.mailmedic.text.Texts;

/// What the commands know, each taken from its files when it is first needed: `explain` shall not wait
/// for what only `diagnose` reads.
final class ConsoleKnowledge {
    private final Supplier<Texts> texts;
    private final Supplier<PhraseBook> phrases = once(PhraseBook::load);
    private final Supplier<Severities> severities = once(Severities::load);
    private final Supplier<BlockLists> blockLists = once(() -> BlockLists.load(texts().locale()));
    private final Supplier<Catalogue> catalogue = once(() -> Catalogue.load(texts().locale()));
    private final Supplier<OutcomeMaker> outcomes = once(() -> new OutcomeMaker(
            texts(),
            catalogue(),
            new Diagnostician(catalogue(), severities()),
            Remedies.load(catalogue(), severities(), texts())));

    ConsoleKnowledge(Locale language) {
        texts = once(() -> Texts.in(language));
    }

    Texts texts() {
        return texts.get();
    }

    Wording wording() {
        return new Wording(texts());
    }

    OutcomeMaker outcomes() {
        return outcomes.get();
    }

    BounceReader reader() {
        return new BounceReader();
    }

    PhraseBook phrases() {
        return phrases.get();
    }

    Severities severities() {
        return severities.get();
    }

    BlockLists blockLists() {
        return blockLists.get();
    }

    Catalogue catalogue() {
        return catalogue.get();
    }

    private static <T> Supplier<T> once(Supplier<T> load) {
        return new Lazy<>(load);
    }
}
