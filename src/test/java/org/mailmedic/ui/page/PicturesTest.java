package org.mailmedic.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Dimension2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Consultations;
import org.mailmedic.walk.Desk;

/// Pictures of the first three pages in their states, for a person to look at.
class PicturesTest {
    private static final Dimension2D SMALLEST = new Dimension2D(900, 640);
    private static final Dimension2D USUAL = new Dimension2D(1120, 740);
    private static final Dimension2D LARGE = new Dimension2D(1440, 900);

    @TempDir
    Path folder;

    private void picture(String name, TestWindow window) {
        Path file = Path.of("target", "screenshots", name + "-900x640-dark.png");
        Screenshots.take(name, window.window().root(), SMALLEST, USUAL, LARGE);
        assertThat(file).isRegularFile();
        assertThat(file).satisfies(f -> assertThat(Files.size(f)).isGreaterThan(5_000));
    }

    private static void go(Consultation consultation, StepId step) throws Exception {
        while (consultation.current().step() != step) {
            assertThat(Consultations.await(consultation.next())).isTrue();
        }
    }

    @Test
    void theFirstPage() {
        Desk desk = Consultations.desk(folder);
        try (var window = TestWindow.open(desk, desk.begin())) {
            picture("1-empty", window);
        }
        try (var window = TestWindow.open(desk, desk.practise("workspace-unauthenticated"))) {
            picture("1-practice", window);
        }
    }

    @Test
    void theSecondPage() throws Exception {
        Desk desk = Consultations.desk(folder);
        Consultation consultation = desk.practise("yahoo-app-password");
        go(consultation, StepId.WHO_SENDS);
        try (var window = TestWindow.open(desk, consultation)) {
            picture("2-recognised", window);
        }
    }

    @Test
    void theThirdPage() throws Exception {
        Desk desk = Consultations.desk(folder);
        Consultation consultation = desk.practise("microsoft365-smtp-auth");
        go(consultation, StepId.SIGN_IN);
        try (var window = TestWindow.open(desk, consultation)) {
            window.press("test");
            window.until(() -> window.shows("advice"));
            picture("3-sign-in-refused", window);
        }
    }
}
