package org.mailmedic.ui.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;

/// Puts the things to do in words.
final class FixTeller {
    private final Texts texts;
    private final Clockface clockface;
    private final ChangeTeller changes;

    FixTeller(Texts texts, Clockface clockface) {
        this.texts = texts;
        this.changes = new ChangeTeller(texts);
        this.clockface = clockface;
    }

    /// One thing to do as its card shows it.
    ///
    /// @param tick how it came to be done, if it is
    /// @param result what the last check showed
    /// @param trial what came of trying its record, once that is known
    FixCard.View tell(
            FixItem item,
            Optional<Case.Tick> tick,
            FixCard.Result result,
            FixCard.Lab lab,
            Optional<Letter> letter,
            Optional<TrialResult> trial) {
        return new FixCard.View(
                item.id(),
                item.title(),
                item.steps().stream()
                        .findFirst()
                        .map(GuideStep::text)
                        .map(FixTeller::firstSentence)
                        .orElse(""),
                who(item),
                item.steps(),
                trial.map(t -> t.change().record()).or(item::record),
                item.panel(),
                item.correction(),
                item.recheck() == Recheck.Other.BY_HAND,
                tick.map(t -> texts.get(
                        t.proved() ? "page.fix.proved" : "page.fix.said", Map.of("time", clockface.time(t.at())))),
                result,
                lab,
                letter,
                item.prescription().map(p -> changes.tell(p, trial)),
                item.minutes(),
                item.who() == FixItem.Who.PROVIDER || item.who() == FixItem.Who.RECIPIENT);
    }

    private String who(FixItem item) {
        String who = texts.get("page.fix.who." + item.who().name().toLowerCase(Locale.ROOT));
        return item.minutes() > 0 ? texts.count("page.fix.minutes", item.minutes(), Map.of("who", who)) : who;
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
