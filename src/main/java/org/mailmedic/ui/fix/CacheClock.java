package org.mailmedic.ui.fix;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;

/// Counts down until the last cache has forgotten what was published before. Runs only while it is on the
/// screen.
final class CacheClock extends VBox {
    private final Texts texts;
    private final Instant since;
    private final Instant until;
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Timeline ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> show()));

    CacheClock(Texts texts, Instant since, Instant until) {
        this.texts = texts;
        this.since = since;
        this.until = until;
        getStyleClass().add("cache-clock");
        setId("cache-clock");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("fix-under");
        bar.getStyleClass().addAll("checklist-bar", "cache-bar", "small");
        bar.setMaxWidth(Double.MAX_VALUE);
        // A screen reader shall not hear a number each second.
        bar.setAccessibleText(texts.get("page.fix.waiting.bar"));
        getChildren().addAll(words, bar);
        ticking.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticking.stop();
            } else {
                ticking.play();
            }
        });
        show();
    }

    private void show() {
        Duration left = Duration.between(Instant.now(), until);
        if (left.isNegative()) {
            left = Duration.ZERO;
        }
        words.setText(texts.get("page.fix.waiting", Map.of("time", readable(left))));
        double whole = Math.max(1, Duration.between(since, until).toMillis());
        bar.setProgress(Math.clamp(1 - left.toMillis() / whole, 0, 1));
    }

    /// Hours, minutes and seconds as a clock shows them.
    static String readable(Duration left) {
        return left.toHours() > 0
                ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
