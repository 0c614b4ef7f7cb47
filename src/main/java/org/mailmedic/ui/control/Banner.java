package org.mailmedic.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A sentence across the page that must not be overlooked, with what can be done about it.
public final class Banner extends HBox {
    public Banner(Tone tone, String words, Node... actions) {
        getStyleClass().addAll("banner", tone.styleClass());
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        getChildren().addAll(new ToneIcon(tone), label);
        getChildren().addAll(actions);
    }
}
