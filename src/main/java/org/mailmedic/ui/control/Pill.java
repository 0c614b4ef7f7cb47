package org.mailmedic.ui.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// A few words with their sign on a tinted, rounded ground.
public final class Pill extends Label {
    public Pill(Tone tone, String words) {
        getStyleClass().add("pill");
        setMinWidth(USE_PREF_SIZE);
        show(tone, words);
    }

    /// Changes what it says.
    public void show(Tone tone, String words) {
        for (Tone other : Tone.values()) {
            getStyleClass().remove(other.styleClass());
        }
        getStyleClass().add(tone.styleClass());
        setText(words);
        setGraphic(tone == Tone.QUIET ? null : new FontIcon(tone.icon()));
    }
}
