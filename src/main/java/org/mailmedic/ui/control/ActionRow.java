package org.mailmedic.ui.control;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// A row of two lines that does something when it is pressed, by mouse, Space or Enter. A button cannot
/// be that: its text does not wrap.
public final class ActionRow extends VBox {
    private final Runnable action;

    public ActionRow(String titleWords, String lineWords, Runnable action) {
        this(titleWords, lineWords, Optional.empty(), action);
    }

    /// A row with where it stands at its right.
    public ActionRow(String titleWords, String lineWords, Pill state, Runnable action) {
        this(titleWords, lineWords, Optional.of(state), action);
    }

    private ActionRow(String titleWords, String lineWords, Optional<Pill> state, Runnable action) {
        this.action = action;
        getStyleClass().add("action-row");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(titleWords + ". " + lineWords
                + state.map(pill -> ". " + pill.getText()).orElse(""));
        var title = new Label(titleWords);
        title.getStyleClass().add("small-title");
        var line = new Label(lineWords);
        line.getStyleClass().add("small-muted");
        for (Label label : new Label[] {title, line}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        setMinHeight(USE_PREF_SIZE);
        if (state.isPresent()) {
            getChildren().addAll(Ends.whole(title, state.get()), line);
        } else {
            getChildren().addAll(title, line);
        }
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                click.consume();
                action.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.ENTER) {
                key.consume();
                action.run();
            }
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction wanted, Object... parameters) {
        if (wanted == AccessibleAction.FIRE) {
            action.run();
        } else {
            super.executeAccessibleAction(wanted, parameters);
        }
    }
}
