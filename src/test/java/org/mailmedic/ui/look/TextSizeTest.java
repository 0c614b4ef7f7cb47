package org.mailmedic.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSizeTest {
    @Test
    void lettersAndTheirBoxesGrowColumnsALittleAndGapsNot() {
        assertThat(TextSize.scaled(".a { -fx-font-size: 14px; -fx-padding: 8; -fx-min-width: 236; }", 200))
                .isEqualTo(".a { -fx-font-size: 28.00px; -fx-padding: 8; -fx-min-width: 318.60; }");
        assertThat(TextSize.scaled(".b { -fx-icon-size: 13; -fx-pref-height: 22; }", 150))
                .isEqualTo(".b { -fx-icon-size: 19.50; -fx-pref-height: 33.00; }");
    }
}
