package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void aLanguageThatIsOnlyPartlyThereIsNotForcedOnAnybody() {
        assertThat(Language.of("", Locale.GERMANY)).isEqualTo(Locale.of("en", "DE"));
        assertThat(Language.of("", Locale.of("es", "MX"))).isEqualTo(Locale.of("en", "MX"));
        assertThat(Language.of("", Locale.FRANCE)).isEqualTo(Locale.FRANCE);
    }

    @Test
    void whoAsksForItGetsIt() {
        assertThat(Language.of("de", Locale.US)).isEqualTo(Locale.GERMAN);
    }
}
