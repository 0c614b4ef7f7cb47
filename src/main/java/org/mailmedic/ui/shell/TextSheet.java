package org.mailmedic.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;

/// A long text to read and to copy: what a report will tell, the text of a licence.
public class TextSheet extends VBox {
    // As many as the window has room for.
    private static final int ROWS = 30;
    private static final double LEAST_HEIGHT = 120;

    private final TextArea area = new TextArea();
    private final Button close;

    /// @param id the sheet is `id-sheet`, the text in it `id-text`
    public TextSheet(Texts texts, String id, String heading, String text, Runnable closed) {
        getStyleClass().addAll("sheet", "choice-sheet");
        setId(id + "-sheet");
        var title = new Label(heading);
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setLabelFor(area);
        area.setId(id + "-text");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.setMinHeight(LEAST_HEIGHT);
        show(text);
        close = new Button(texts.get("shell.left.close"));
        close.setId("close-" + id);
        close.setCancelButton(true);
        close.setOnAction(_ -> closed.run());
        var actions = new HBox(new CopyButton(texts, area::getText), close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, area, actions);
    }

    /// Shows another text.
    public final void show(String text) {
        area.setText(text);
        area.positionCaret(0);
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
