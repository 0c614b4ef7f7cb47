package org.mailmedic.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;

/// The keys that work everywhere, from the table that installs them.
final class HelpSheet extends VBox {
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private final Button close;

    /// @param fault shows what helps to mend a fault
    /// @param about shows what this program is
    HelpSheet(Texts texts, Runnable fault, Runnable about, Runnable closed) {
        getStyleClass().addAll("sheet", "choice-sheet");
        setId("help-sheet");
        var title = new Label(texts.get("shell.help.title"));
        title.getStyleClass().add("card-title");
        var note = new Label(texts.get("shell.help.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        var rows = new GridPane();
        rows.getStyleClass().add("key-rows");
        for (Shortcut shortcut : List.of(Shortcut.values())) {
            var keys = new Label(shortcut.keys(texts, MAC));
            keys.getStyleClass().addAll("mono", "keys");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            var what = new Label(shortcut.title(texts));
            what.setWrapText(true);
            keys.setLabelFor(what);
            rows.addRow(rows.getRowCount(), keys, what);
        }
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        scroll.setAccessibleText(texts.get("shell.help.title"));
        close = new Button(texts.get("shell.left.close"));
        close.setId("close-help");
        close.setCancelButton(true);
        close.setOnAction(_ -> closed.run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var actions = new HBox(
                button("help-about", texts.get("about.title"), about),
                button("help-report", texts.get("fault.title"), fault),
                gap,
                close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, note, scroll, actions);
    }

    private static Button button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
