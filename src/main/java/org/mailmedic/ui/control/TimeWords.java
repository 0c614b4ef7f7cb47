package org.mailmedic.ui.control;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import org.mailmedic.text.Texts;

/// Times as people say them: only the time of day for today, the day too for another.
public final class TimeWords {
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

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
                .format(there(when));
    }

    /// A file from elsewhere may name an instant that no calendar shows; it is told as the nearest that one does.
    private ZonedDateTime there(Instant when) {
        Instant shown = when.isBefore(EARLIEST) ? EARLIEST : when.isAfter(LATEST) ? LATEST : when;
        return shown.atZone(clock.getZone());
    }

    public String time(Instant when) {
        ZonedDateTime there = there(when);
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
