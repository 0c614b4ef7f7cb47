package org.mailmedic.ui.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Sheets over the page, one at a time. Esc closes it.
final class Sheets {
    private final StackPane root;
    private final Node frame;
    private final Runnable closed;

    /// @param frame what lies under the sheets, and cannot be used meanwhile
    /// @param closed called when a sheet was closed
    Sheets(StackPane root, Node frame, Runnable closed) {
        this.root = root;
        this.frame = frame;
        this.closed = closed;
    }

    void open(Region sheet) {
        close();
        var veil = new StackPane(sheet);
        veil.getStyleClass().add("veil");
        veil.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        frame.setDisable(true);
        root.getChildren().add(veil);
        root.applyCss();
        sheet.requestFocus();
    }

    /// Closes the sheet, if one is open.
    void close() {
        if (isOpen()) {
            frame.setDisable(false);
            root.getChildren().retainAll(frame);
            closed.run();
        }
    }

    boolean isOpen() {
        return root.getChildren().size() > 1;
    }
}
