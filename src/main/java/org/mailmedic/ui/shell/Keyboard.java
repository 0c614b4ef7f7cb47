package org.mailmedic.ui.shell;

import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.mailmedic.casefile.StepId;

/// Obeys the keys that work everywhere in the window.
final class Keyboard {
    private static final List<StepId> ORDER = List.of(StepId.values());

    private final Actions actions;

    /// What the keys do.
    interface Actions {
        /// Whether a sheet lies over the page, which has keys of its own.
        boolean isBlocked();

        /// Does what the keys stand for; all but [Shortcut#STEP].
        ///
        /// @return whether there was anything to do
        boolean obey(Shortcut shortcut);

        boolean enterMeansNext();

        void jump(StepId step);
    }

    Keyboard(Actions actions) {
        this.actions = actions;
    }

    void pressed(KeyEvent key) {
        if (!actions.isBlocked() && handles(key)) {
            key.consume();
        }
    }

    private boolean handles(KeyEvent key) {
        for (Shortcut shortcut : Shortcut.values()) {
            List<KeyCombination> combinations = shortcut.combinations();
            for (int i = 0; i < combinations.size(); i++) {
                if (combinations.get(i).match(key)) {
                    return obey(shortcut, i);
                }
            }
        }
        return key.getCode() == KeyCode.ENTER && enter(key);
    }

    private boolean obey(Shortcut shortcut, int which) {
        if (shortcut == Shortcut.STEP) {
            actions.jump(ORDER.get(which % ORDER.size()));
            return true;
        }
        return actions.obey(shortcut);
    }

    /// Enter presses the button that has the focus; anywhere else it goes on.
    private boolean enter(KeyEvent key) {
        if (key.getTarget() instanceof ButtonBase button) {
            button.fire();
            return true;
        }
        return actions.enterMeansNext() && actions.obey(Shortcut.NEXT);
    }
}
