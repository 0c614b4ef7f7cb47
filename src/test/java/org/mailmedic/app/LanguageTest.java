package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void theSystemsLanguageIsTakenWhereTheAppSpeaksIt() {
        assertThat(Language.of("", Locale.US)).isEqualTo(Locale.of("en", "US"));
        assertThat(Language.of("", Locale.GERMANY)).isEqualTo(Locale.GERMANY);
        assertThat(Language.of("", Locale.of("es", "MX"))).isEqualTo(Locale.of("es", "MX"));
        assertThat(Language.of("", Locale.FRANCE)).isEqualTo(Locale.of("en", "FR"));
    }

    @Test
    void whoAsksForItGetsIt() {
        assertThat(Language.of("de", Locale.US)).isEqualTo(Locale.GERMAN);
        assertThat(Language.of("en", Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    }
}
