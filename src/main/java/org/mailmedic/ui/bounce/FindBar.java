package org.mailmedic.ui.bounce;

import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.mailmedic.text.Texts;

/// Finds words in a text, from where the caret stands, and goes round at the end. Enter is the next one,
/// Shift and Enter the one before, Esc closes it.
final class FindBar extends HBox {
    private final Texts texts;
    private final TextArea area;
    private final TextField words = new TextField();
    private final Label told = new Label();

    FindBar(Texts texts, TextArea area) {
        this.texts = texts;
        this.area = area;
        getStyleClass().add("find-bar");
        setId("find-bar");
        words.setId("find");
        words.setPromptText(texts.get("shell.key.find"));
        words.setAccessibleText(texts.get("shell.key.find"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        told.setId("find-told");
        told.getStyleClass().add("small-muted");
        told.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        words,
                        told,
                        button("↑", "page.what.find.before", false),
                        button("↓", "page.what.find.next", true));
        words.textProperty().subscribe(text -> find(text, area.getSelection().getStart(), true));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVisible(false);
        setManaged(false);
    }

    private Button button(String sign, String key, boolean forward) {
        var button = new Button(sign);
        button.getStyleClass().add("copy-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(texts.get(key));
        button.setOnAction(_ -> step(forward));
        return button;
    }

    void open() {
        setVisible(true);
        setManaged(true);
        words.requestFocus();
        words.selectAll();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            setVisible(false);
            setManaged(false);
            area.requestFocus();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && words.equals(key.getTarget()) && !key.isShortcutDown()) {
            step(!key.isShiftDown());
            key.consume();
        }
    }

    private void step(boolean forward) {
        var selected = area.getSelection();
        find(words.getText(), forward ? selected.getEnd() : selected.getStart() - 1, forward);
    }

    private void find(String wanted, int from, boolean forward) {
        String text = area.getText().toLowerCase(Locale.ROOT);
        String sought = wanted.toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            told.setText("");
            return;
        }
        int at = forward ? text.indexOf(sought, from) : from < 0 ? -1 : text.lastIndexOf(sought, from);
        if (at < 0) {
            at = forward ? text.indexOf(sought) : text.lastIndexOf(sought);
        }
        if (at < 0) {
            told.setText(texts.get("page.what.find.none"));
            return;
        }
        area.selectRange(at, at + sought.length());
        told.setText(texts.get(
                "page.what.find.count",
                Map.of(
                        "which", String.valueOf(count(text.substring(0, at), sought) + 1),
                        "all", String.valueOf(count(text, sought)))));
    }

    private static int count(String text, String sought) {
        int count = 0;
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length())) {
            count++;
        }
        return count;
    }
}
