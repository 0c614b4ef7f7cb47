package org.mailmedic.ui.control;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A field for text that is pasted. What is pasted has no use for a tab, and the keyboard must get out
/// of here: Tab leads on instead of writing one (WCAG 2.2, success criterion 2.1.2).
public class PastedArea extends TextArea {
    public PastedArea() {
        addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
    }

    private void leaveByTab(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isControlDown() && !key.isAltDown()) {
            requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }
}
