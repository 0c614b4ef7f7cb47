package org.mailmedic.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes what is dropped anywhere on the window: a file, or text.
public final class DropTarget {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final BooleanSupplier blocked;
    private final Consumer<Path> file;
    private final Consumer<String> text;

    /// @param blocked whether a sheet lies over the page
    /// @param file hears of a file; of several, of the first
    /// @param text hears of a text
    DropTarget(BooleanSupplier blocked, Consumer<Path> file, Consumer<String> text) {
        this.blocked = blocked;
        this.file = file;
        this.text = text;
    }

    /// Whatever on the node takes a drop itself comes first.
    void install(Node node) {
        node.addEventHandler(DragEvent.DRAG_OVER, drag -> {
            if (isWelcome(drag.getDragboard())) {
                drag.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(DROPPING, true);
                drag.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_EXITED_TARGET, _ -> node.pseudoClassStateChanged(DROPPING, false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, drag -> {
            node.pseudoClassStateChanged(DROPPING, false);
            boolean taken = isWelcome(drag.getDragboard());
            if (taken) {
                take(drag.getDragboard());
            }
            drag.setDropCompleted(taken);
            drag.consume();
        });
    }

    boolean isWelcome(Clipboard board) {
        return !blocked.getAsBoolean() && holdsAny(board);
    }

    void take(Clipboard board) {
        take(board, file, text);
    }

    /// Whether there is anything on it that we read.
    public static boolean holdsAny(Clipboard board) {
        return board.hasFiles() || board.hasString();
    }

    /// Hands over what is on it.
    ///
    /// @param file hears of a file; of several, of the first
    /// @param text hears of a text, where there is no file
    public static void take(Clipboard board, Consumer<Path> file, Consumer<String> text) {
        List<File> files = Optional.ofNullable(board.getFiles()).orElse(List.of());
        if (files.isEmpty()) {
            Optional.ofNullable(board.getString()).ifPresent(text);
        } else {
            file.accept(files.getFirst().toPath());
        }
    }
}
