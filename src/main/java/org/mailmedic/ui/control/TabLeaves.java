package org.mailmedic.ui.control;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Tab leads out of a text area, as out of any field. JavaFX has it write a tab there, for which mail has no use, and
/// which holds whoever has no mouse (WCAG 2.1.2, no keyboard trap).
public final class TabLeaves {
    private TabLeaves() {}

    /// Tab leads on from this area, Shift+Tab back.
    public static void from(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB && !key.isControlDown() && !key.isAltDown()) {
                area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
    }
}
