package org.mailmedic.ui.control;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import org.mailmedic.text.Texts;

/// Times as people say them: only the time of day for today, the day too for another.
public final class TimeWords {
    private final Texts texts;
    private final Clock clock;

    /// @param clock tells which day is today, and where
    public TimeWords(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /// The day only.
    public String day(Instant when) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(when.atZone(clock.getZone()));
    }

    public String time(Instant when) {
        var there = when.atZone(clock.getZone());
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(there);
        LocalDate day = there.toLocalDate();
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return time;
        }
        if (day.equals(today.minusDays(1))) {
            return texts.get("page.time.yesterday", Map.of("time", time));
        }
        return texts.get(
                "page.time.day",
                Map.of(
                        "time",
                        time,
                        "day",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(texts.locale())
                                .format(day)));
    }
}
