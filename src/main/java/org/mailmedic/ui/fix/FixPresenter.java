package org.mailmedic.ui.fix;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.LetterSent;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.TimeWords;

/// Puts the things to do in words.
final class FixPresenter {
    private final Texts texts;
    private final TimeWords timeWords;
    private final RecordChangePresenter changes;

    FixPresenter(Texts texts, TimeWords timeWords) {
        this.texts = texts;
        this.changes = new RecordChangePresenter(texts);
        this.timeWords = timeWords;
    }

    /// One thing to do as its card shows it.
    ///
    /// @param tick how it came to be done, if it is
    /// @param result what the last check showed
    /// @param sent the last letter that was taken to whoever has to do it
    /// @param trial what came of trying its record, once that is known
    FixCard.View tell(
            FixItem item,
            Optional<Case.Tick> tick,
            FixCard.Result result,
            FixCard.Lab lab,
            Optional<Letter> letter,
            Optional<LetterSent> sent,
            Optional<TrialResult> trial) {
        return new FixCard.View(
                item.id(),
                item.title(),
                item.steps().stream()
                        .findFirst()
                        .map(GuideStep::text)
                        .map(FixPresenter::firstSentence)
                        .orElse(""),
                who(item),
                item.steps(),
                trial.map(t -> t.change().record()).or(item::record),
                item.panel(),
                item.correction(),
                item.isChecked() ? "" : texts.get("guide.unchecked"),
                item.recheck() == Recheck.Other.BY_HAND,
                tick.map(t -> texts.get(
                        t.proved() ? "page.fix.proved" : "page.fix.said", Map.of("time", timeWords.time(t.at())))),
                result,
                lab,
                letter,
                sent.map(this::asked).orElse(""),
                item.change().map(p -> changes.tell(p, trial)),
                item.minutes(),
                item.who() == FixItem.Who.PROVIDER || item.who() == FixItem.Who.RECIPIENT);
    }

    private String asked(LetterSent sent) {
        Map<String, String> names = Map.of(
                "address",
                Harmless.line(sent.address()),
                "day",
                timeWords.day(sent.at()),
                "again",
                timeWords.day(sent.askAgain()));
        return texts.get(sent.address().isEmpty() ? "page.fix.letter.asked" : "page.fix.letter.asked.at", names);
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
