package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxWithoutADisplaySaysSo() {
        assertThat(Display.missing("Linux", "", Map.of())).contains("console.no_window.display");
        assertThat(Display.missing("Linux", "", Map.of("DISPLAY", " "))).contains("console.no_window.display");
    }

    @Test
    void aHeadlessPlatformNeedsNone() {
        assertThat(Display.missing("Linux", "Headless", Map.of())).isEmpty();
    }

    @Test
    void windowsAndMacOsAlwaysHaveOne() {
        assertThat(Display.missing("Windows 11", "", Map.of())).isEmpty();
        assertThat(Display.missing("Mac OS X", "", Map.of())).isEmpty();
    }
}
