package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers, dates and plurals as each language has them.
class FormsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "en, 0, 0 problems",
        "en, 1, 1 problem",
        "en, 2, 2 problems",
        "en, 12345, '12,345 problems'",
        "de, 0, 0 Probleme",
        "de, 1, 1 Problem",
        "de, 2, 2 Probleme",
        "de, 12345, 12.345 Probleme",
        "es, 0, 0 problemas",
        "es, 1, 1 problema",
        "es, 2, 2 problemas",
        "es, 12345, 12.345 problemas"
    })
    void aCount(String language, long count, String words) {
        assertThat(Texts.in(Locale.of(language)).count("page.dns.problems", count, Map.of()))
                .isEqualTo(words);
    }

    /// What is counted has both forms, in every language; and a form that says a number says it by its place.
    @ParameterizedTest
    @MethodSource("org.mailmedic.text.Texts#languages")
    void whatIsCountedHasBothForms(String code) {
        String language = code.equals("en") ? "" : "_" + code;
        for (String bundle : Texts.BUNDLES) {
            Properties words = Texts.read(bundle + language);
            Set<String> ones = new TreeSet<>(stems(words, ".one"));
            Set<String> others = new TreeSet<>(stems(words, ".other"));
            others.removeIf(stem -> !words.getProperty(stem + ".other", "").contains("{count}"));
            assertThat(ones).as(bundle + language).containsAll(others);
        }
    }

    private static List<String> stems(Properties words, String form) {
        return words.stringPropertyNames().stream()
                .filter(key -> key.endsWith(form))
                .map(key -> key.substring(0, key.length() - form.length()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'March 2, 2026', March 2026",
        "de, 2. März 2026, März 2026",
        "es, 2 de marzo de 2026, marzo de 2026"
    })
    void aDay(String language, String day, String month) {
        Locale locale = Locale.of(language);
        assertThat(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(DAY))
                .isEqualTo(day);
        assertThat(DateTimeFormatter.ofLocalizedPattern("yMMMM")
                        .withLocale(locale)
                        .format(DAY))
                .isEqualTo(month);
    }

    /// Twenty-four hours where people count so.
    @Test
    void aTime() {
        List<String> evening = Stream.of("en", "de", "es")
                .map(language -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(Locale.of(language))
                        .format(LocalDateTime.of(2026, 3, 2, 21, 5)))
                .map(time -> time.replace('\u202f', ' '))
                .toList();
        assertThat(evening).isEqualTo(Arrays.asList("9:05 PM", "21:05", "21:05"));
    }
}
