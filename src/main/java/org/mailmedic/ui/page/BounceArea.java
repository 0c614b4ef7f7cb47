package org.mailmedic.ui.page;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/// Where the bounce is pasted, typed or dropped.
///
/// A text control lays out all of its text, which takes seconds for megabytes. So of a very long text only
/// the start
/// is shown, and not for editing; all of it counts.
final class BounceArea extends TextArea {
    /// Characters that are laid out at most.
    static final int SHOWN = 100_000;

    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Consumer<String> onText;
    private boolean quiet;

    /// @param onText hears the whole text whenever the user changed it
    /// @param onFile hears of a file that was dropped
    BounceArea(Consumer<String> onText, Consumer<Path> onFile) {
        this.onText = onText;
        getStyleClass().add("bounce");
        setWrapText(true);
        textProperty().subscribe((_, text) -> {
            if (!quiet) {
                onText.accept(text);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
        addEventFilter(DragEvent.DRAG_OVER, drag -> {
            if (drag.getDragboard().hasFiles() || drag.getDragboard().hasString()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        setOnDragEntered(_ -> pseudoClassStateChanged(DROPPING, true));
        setOnDragExited(_ -> pseudoClassStateChanged(DROPPING, false));
        addEventFilter(DragEvent.DRAG_DROPPED, drag -> {
            drop(drag.getDragboard(), onFile);
            drag.setDropCompleted(true);
            drag.consume();
        });
    }

    private void drop(Dragboard board, Consumer<Path> onFile) {
        List<File> files = Optional.ofNullable(board.getFiles()).orElse(List.of());
        if (!files.isEmpty()) {
            onFile.accept(files.getFirst().toPath());
        } else {
            Optional.ofNullable(board.getString()).ifPresent(this::enter);
        }
    }

    /// Shows a text without telling anybody.
    void show(String text) {
        quiet = true;
        boolean whole = text.length() <= SHOWN;
        setText(whole ? text : text.substring(0, SHOWN) + " …");
        setEditable(whole);
        quiet = false;
    }

    /// Takes a text as if the user had typed it.
    void enter(String text) {
        show(text);
        onText.accept(text);
    }

    @Override
    public void paste() {
        String pasted =
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
        if (getLength() - getSelection().getLength() + pasted.length() > SHOWN) {
            enter(pasted);
        } else if (isEditable()) {
            super.paste();
        } else {
            enter(pasted);
        }
    }

    /// A bounce has no use for a tab, and the keyboard must get out of here.
    private void leaveByTab(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isControlDown() && !key.isAltDown()) {
            requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }
}
