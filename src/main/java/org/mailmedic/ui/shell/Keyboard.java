package org.mailmedic.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.mailmedic.casefile.StepId;

/// The keys that work everywhere in the window.
final class Keyboard {
    private static final List<StepId> ORDER = List.of(StepId.values());
    private static final KeyCombination SETTINGS = new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination ON = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);
    private static final KeyCombination ON_FROM_TEXT =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Hands hands;

    /// What the keys do.
    interface Hands {
        /// Whether a sheet lies over the page, which has keys of its own.
        boolean isBlocked();

        void openSettings();

        void back();

        void next();

        boolean enterMeansNext();

        void runAgain();

        /// Stops what is under way.
        ///
        /// @return whether anything was
        boolean stop();

        void jump(StepId step);
    }

    Keyboard(Hands hands) {
        this.hands = hands;
    }

    void pressed(KeyEvent key) {
        if (!hands.isBlocked() && handles(key)) {
            key.consume();
        }
    }

    private boolean handles(KeyEvent key) {
        if (SETTINGS.match(key)) {
            hands.openSettings();
        } else if (BACK.match(key)) {
            hands.back();
        } else if (ON.match(key) || ON_FROM_TEXT.match(key)) {
            hands.next();
        } else if (key.getCode() == KeyCode.F5) {
            hands.runAgain();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            return hands.stop();
        } else if (key.getCode() == KeyCode.ENTER) {
            return enter(key);
        } else {
            Optional<StepId> step = key.isShortcutDown() ? digit(key.getCode()) : Optional.empty();
            step.ifPresent(hands::jump);
            return step.isPresent();
        }
        return true;
    }

    /// Enter presses the button that has the focus; anywhere else it goes on.
    private boolean enter(KeyEvent key) {
        if (key.getTarget() instanceof ButtonBase button) {
            button.fire();
            return true;
        }
        boolean goesOn = hands.enterMeansNext();
        if (goesOn) {
            hands.next();
        }
        return goesOn;
    }

    private static Optional<StepId> digit(KeyCode code) {
        return code.isDigitKey()
                ? ORDER.stream()
                        .filter(step -> code.getName().endsWith(String.valueOf(ORDER.indexOf(step) + 1)))
                        .findFirst()
                : Optional.empty();
    }
}
