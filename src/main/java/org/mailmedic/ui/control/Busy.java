package org.mailmedic.ui.control;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that something goes on: a ring that turns, or a clock that stands where nothing is to move (by
/// the system or by the settings).
public final class Busy extends StackPane {
    private Subscription following = Subscription.EMPTY;

    /// As large as a letter or two; a style class may say otherwise.
    public Busy() {
        getStyleClass().add("small-busy");
        sceneProperty().subscribe(scene -> follow(Optional.ofNullable(scene)));
    }

    private void follow(Optional<Scene> scene) {
        following.unsubscribe();
        // Off the screen nothing turns.
        following = scene.map(Scene::getPreferences)
                .map(p -> p.reducedMotionProperty().subscribe(still -> show(still)))
                .orElse(Subscription.EMPTY);
        if (scene.isEmpty()) {
            getChildren().clear();
        }
    }

    private void show(boolean still) {
        getChildren().setAll(still ? sign() : ring());
    }

    private static Node ring() {
        return new ProgressIndicator();
    }

    private static Node sign() {
        var sign = new FontIcon(Feather.CLOCK);
        sign.getStyleClass().add("busy-sign");
        return sign;
    }
}
