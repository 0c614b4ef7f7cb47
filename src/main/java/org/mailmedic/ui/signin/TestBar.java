package org.mailmedic.ui.signin;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.QuietLink;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.control.Visibility;

/// Starts and stops the test, and says how it ended.
final class TestBar extends HBox {
    private final Texts texts;
    private final Button test = new Button();
    private final Button stop = new Button();
    private final Label outcome = new Label();
    private final QuietLink skip;

    TestBar(Texts texts, Runnable onTest, Runnable onStop, Runnable onSkip) {
        super(16);
        this.texts = texts;
        test.setId("test");
        test.setOnAction(_ -> onTest.run());
        stop.setId("stop-test");
        stop.setText(texts.get("page.signin.stop"));
        stop.setOnAction(_ -> onStop.run());
        outcome.setId("outcome");
        outcome.getStyleClass().add("strong");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        outcome.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        skip = new QuietLink("skip", texts.get("page.signin.skip"), onSkip).whole();
        for (Button button : new Button[] {test, stop}) {
            button.setMnemonicParsing(true);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(test, stop, outcome, skip);
        show(false, false);
    }

    /// @param busy whether a test is under way
    /// @param tested whether there was one before
    void show(boolean busy, boolean tested) {
        Visibility.set(test, !busy);
        Visibility.set(stop, busy);
        // After a test, Next leads on.
        Visibility.set(skip, !tested);
        test.setText(texts.get(tested ? "page.signin.again" : "page.signin.test"));
    }

    void say(Tone tone, String words) {
        outcome.setText(words);
        outcome.setGraphic(tone == Tone.QUIET ? null : new ToneIcon(tone));
    }

    void focus() {
        test.requestFocus();
    }
}
