package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mailmedic.text.Texts;

class LanguageTest {
    /// Kept free by ISO 639 for local use: no language will ever have it.
    private static final String NEVER_SPOKEN = "qaa";

    /// A language that can be chosen speaks in the window, in the guides and in what is known of providers.
    @Test
    void aLanguageIsSpokenToTheEndOrNotAtAll() {
        for (String code : Locale.getISOLanguages()) {
            if (!code.equals("en")) {
                assertThat(Language.isSpoken(Locale.of(code)))
                        .as(
                                "knowledge/words_%1$s.json and remedy/words_%1$s.json beside all bundles"
                                        + " text/*_%1$s.properties",
                                code)
                        .isEqualTo(Texts.isSpoken(code));
            }
        }
    }

    @Test
    void theSystemsLanguageIsTakenWhereTheAppSpeaksIt() {
        assertThat(Language.of("", Locale.US)).isEqualTo(Locale.of("en", "US"));
        assertThat(Language.of("", Locale.GERMANY)).isEqualTo(Locale.GERMANY);
        assertThat(Language.of("", Locale.of("es", "MX"))).isEqualTo(Locale.of("es", "MX"));
        assertThat(Language.of("", Locale.of(NEVER_SPOKEN, "FR"))).isEqualTo(Locale.of("en", "FR"));
    }

    @Test
    void whoAsksForItGetsIt() {
        assertThat(Language.of("de", Locale.US)).isEqualTo(Locale.GERMAN);
        assertThat(Language.of("en", Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    }
}
