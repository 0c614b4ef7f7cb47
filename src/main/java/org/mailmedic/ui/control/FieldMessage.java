package org.mailmedic.ui.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is wrong with a field, under the field. Takes no room while there is nothing to say.
public final class FieldMessage extends Label {
    public FieldMessage() {
        getStyleClass().add("field-message");
        setWrapText(true);
        setGraphic(new FontIcon(Feather.ALERT_CIRCLE));
        clear();
    }

    /// Says it.
    public void say(String words) {
        setText(words);
        setVisible(true);
        setManaged(true);
    }

    /// Nothing is wrong.
    public void clear() {
        setText("");
        setVisible(false);
        setManaged(false);
    }
}
