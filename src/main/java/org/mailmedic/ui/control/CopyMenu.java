package org.mailmedic.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.mailmedic.text.Texts;

/// The menu of the right mouse button, of the menu key and of Shift+F10: the same words and actions as
/// the buttons nearby. Of boxes inside each other the innermost shows its own. Esc closes it.
public final class CopyMenu {
    private static final double INDENT = 16;

    private final Node node;
    private final Supplier<List<Entry>> entries;
    private final ContextMenu menu = new ContextMenu();

    /// One line of the menu.
    public record Entry(String words, Runnable action) {
        /// Copies a text, asked for when it is chosen.
        ///
        /// @param key of the words: `control.copy` and those below it
        public static Entry copying(Texts texts, String key, Supplier<String> text) {
            return new Entry(texts.get(key), () -> CopyButton.copy(text.get()));
        }
    }

    private CopyMenu(Node node, Supplier<List<Entry>> entries) {
        this.node = node;
        this.entries = entries;
    }

    /// Gives a node its menu.
    ///
    /// @param entries asked for each time the menu is opened
    public static void install(Node node, Supplier<List<Entry>> entries) {
        var menu = new CopyMenu(node, entries);
        node.setOnContextMenuRequested(menu::requested);
        node.addEventHandler(KeyEvent.KEY_PRESSED, menu::pressed);
    }

    private void requested(ContextMenuEvent event) {
        // Some systems tell of the key twice, as a key and as a wish.
        if (!menu.isShowing()) {
            show(event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void pressed(KeyEvent key) {
        boolean asked = key.getCode() == KeyCode.CONTEXT_MENU
                || key.getCode() == KeyCode.F10 && key.isShiftDown() && !key.isShortcutDown() && !key.isAltDown();
        if (asked) {
            if (!menu.isShowing()) {
                showAtKeyboard();
            }
            key.consume();
        }
    }

    /// Beside what has the keyboard, as far as that is in the window.
    private void showAtKeyboard() {
        Node at = Optional.ofNullable(node.getScene().getFocusOwner()).orElse(node);
        Bounds bounds = at.localToScreen(at.getLayoutBounds());
        Window window = node.getScene().getWindow();
        show(
                Math.clamp(bounds.getMinX() + INDENT, window.getX(), window.getX() + window.getWidth() - INDENT),
                Math.clamp(bounds.getMaxY(), window.getY(), window.getY() + window.getHeight() - INDENT));
    }

    private void show(double x, double y) {
        menu.getItems()
                .setAll(entries.get().stream()
                        .map(entry -> {
                            var item = new MenuItem(entry.words());
                            item.setMnemonicParsing(false);
                            item.setOnAction(_ -> entry.action().run());
                            return item;
                        })
                        .toList());
        menu.show(node, x, y);
    }
}
