package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.ui.Screenshots;
import org.testfx.util.WaitForAsyncUtils;

/// A real window on the headless screen of 1000 by 1000.
class WindowKeeperTest {
    private static final Rectangle2D SMALL = new Rectangle2D(40, 60, 640, 480);

    @TempDir
    Path folder;

    @BeforeEach
    void toolkit() {
        Screenshots.start();
    }

    private Stage open() {
        Stage stage = Screenshots.onFx(() -> {
            var shown = new Stage();
            shown.setScene(new Scene(new Region(), 300, 200));
            WindowKeeper.keep(shown, file());
            shown.show();
            return shown;
        });
        nextFrames();
        return stage;
    }

    /// Where a window is to be reaches the screen with a frame, and what the screen made of it comes back after.
    private static void nextFrames() {
        var frames = new CountDownLatch(3);
        AnimationTimer counting = new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.countDown();
            }
        };
        Screenshots.onFx(() -> {
            counting.start();
            return true;
        });
        try {
            assertThat(frames.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Screenshots.onFx(() -> {
            counting.stop();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Path file() {
        return folder.resolve("window.properties");
    }

    private static void close(Stage stage) {
        nextFrames();
        Screenshots.onFx(() -> {
            stage.close();
            return true;
        });
    }

    private static void place(Stage stage, Rectangle2D bounds) {
        Screenshots.onFx(() -> {
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
            return true;
        });
        nextFrames();
    }

    private static void maximise(Stage stage, boolean on) {
        Screenshots.onFx(() -> {
            stage.setMaximized(on);
            return true;
        });
        nextFrames();
    }

    @Test
    void aMaximisedWindowRemembersHowSmallItWas() {
        Stage stage = open();
        place(stage, SMALL);
        maximise(stage, true);
        assertThat(stage.getWidth()).isGreaterThan(SMALL.getWidth());
        close(stage);
        assertThat(WindowPlace.read(file())).contains(new WindowPlace(SMALL, true));

        // The next start fills the screen again, and knows the way back, twice over.
        for (int start = 0; start < 2; start++) {
            Stage again = open();
            assertThat(again.isMaximized()).isTrue();
            assertThat(again.getWidth()).isGreaterThan(SMALL.getWidth());
            close(again);
            assertThat(WindowPlace.read(file())).contains(new WindowPlace(SMALL, true));
        }
        Stage last = open();
        maximise(last, false);
        assertThat(new Rectangle2D(last.getX(), last.getY(), last.getWidth(), last.getHeight()))
                .isEqualTo(SMALL);
        close(last);
        assertThat(WindowPlace.read(file())).contains(new WindowPlace(SMALL, false));
    }
}
