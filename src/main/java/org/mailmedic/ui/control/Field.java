package org.mailmedic.ui.control;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A control with its name above it, and below it what is wrong with it.
public final class Field extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Control control;
    private final FieldMessage message = new FieldMessage();
    private final Label label;

    /// @param name its name; an underscore marks the letter that leads to it
    public Field(String name, Control control) {
        this.control = control;
        getStyleClass().add("field");
        label = new Label(name);
        label.setMnemonicParsing(true);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(label, control, message);
    }

    /// Adds what helps to fill it, under it.
    Field with(Node... more) {
        getChildren().addAll(more);
        return this;
    }

    public void rename(String name) {
        label.setText(name);
    }

    /// Says what is wrong.
    public void say(String words) {
        message.say(words);
        control.pseudoClassStateChanged(WRONG, true);
    }

    /// Says what is wrong, and puts the keyboard there.
    public void reject(String words) {
        say(words);
        control.requestFocus();
    }

    void accept() {
        message.clear();
        control.pseudoClassStateChanged(WRONG, false);
    }

    /// Takes back what was said as soon as it is right.
    public void acceptIf(Supplier<Boolean> right) {
        if (message.isVisible() && right.get()) {
            accept();
        }
    }
}
