package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final String KEY = "shell.back";
    private static final String ENGLISH = "_Back";
    private static final String GERMAN = "_Zurück";

    @Test
    void englishCanBeChosenOnAGermanComputer() {
        Locale computer = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Texts.in(Locale.ENGLISH).get(KEY)).isEqualTo(ENGLISH);
            assertThat(Texts.in(Locale.ROOT).get(KEY)).isEqualTo(ENGLISH);
        } finally {
            Locale.setDefault(computer);
        }
    }

    @Test
    void aCountryHasTheWordsOfItsLanguage() {
        assertThat(Texts.in(Locale.GERMAN).get(KEY)).isEqualTo(GERMAN);
        assertThat(Texts.in(Locale.of("de", "AT")).get(KEY)).isEqualTo(GERMAN);
    }

    @Test
    void theLanguagesAreThoseWithEveryBundle() {
        assertThat(Texts.languages()).startsWith("en").contains("de", "es").allMatch(Texts::isSpoken);
        assertThat(Texts.isSpoken("xx")).isFalse();
        assertThat(Texts.isSpoken("")).isFalse();
        assertThat(Texts.isSpoken("DE")).isFalse();
        assertThat(Texts.isSpoken("de/../de")).isFalse();
    }

    @Test
    void aLanguageThatNobodyHasWrittenIsEnglish() {
        Texts unwritten = Texts.in(Locale.of("xx", "YY"));

        assertThat(unwritten.get(KEY)).isEqualTo(ENGLISH);
        assertThat(unwritten.keys()).isEqualTo(Texts.in(Locale.ENGLISH).keys());
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        assertThat(Texts.in(Locale.GERMAN).count("page.dns.problems", 1234, Map.of()))
                .isEqualTo("1.234 Probleme");
    }
}
