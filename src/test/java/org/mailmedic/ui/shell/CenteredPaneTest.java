package org.mailmedic.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailmedic.ui.Screenshots;

/// A page on a screen that is wider than a page should be.
class CenteredPaneTest {
    private final Region page = new Region();
    private final Region window = new Region();

    @BeforeAll
    static void start() {
        Screenshots.start();
    }

    private void lay(double windowWidth, double viewWidth) {
        Screenshots.onFx(() -> {
            page.setMaxWidth(1200);
            window.resize(windowWidth, 800);
            var centeredPane = new CenteredPane(page, window);
            centeredPane.resize(viewWidth, 800);
            centeredPane.layout();
            return true;
        });
    }

    @Test
    void aWidePageStopsAtItsMeasureAndStandsInTheMiddle() {
        lay(1400, 1400);
        assertThat(page.getWidth()).isEqualTo(1200);
        assertThat(page.getLayoutX()).isEqualTo(100);
    }

    @Test
    void aScrollBarDoesNotPushIt() {
        lay(1400, 1386);
        assertThat(page.getLayoutX()).isEqualTo(100);
    }

    @Test
    void aNarrowWindowIsFilled() {
        lay(664, 650);
        assertThat(page.getWidth()).isEqualTo(650);
        assertThat(page.getLayoutX()).isZero();
    }
}
