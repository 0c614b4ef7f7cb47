package org.mailmedic.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mailmedic.text.Texts;

class TimeWordsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);

    /// A case from elsewhere may name any instant that the format can hold.
    @Test
    void anInstantThatNoCalendarShowsIsStillTold() {
        for (ZoneId zone : List.of(ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.MAX)) {
            var words = new TimeWords(Texts.in(Locale.ENGLISH), NOON.withZone(zone));
            for (Instant odd : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
                assertThat(words.time(odd)).isNotBlank();
                assertThat(words.day(odd)).isNotBlank();
            }
        }
    }

    @Test
    void todayIsToldByTheTimeAlone() {
        assertThat(new TimeWords(Texts.in(Locale.ENGLISH), NOON).time(NOON.instant()))
                .startsWith("12:00")
                .doesNotContain("Dec");
    }
}
