package org.mailmedic.ui.control;

import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A round sign on a tinted ground. Decoration: the words beside it say the same.
public final class ToneIcon extends StackPane {
    public ToneIcon(Tone tone) {
        getStyleClass().addAll("tone-icon", tone.styleClass());
        getChildren().add(new FontIcon(tone.icon()));
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }
}
