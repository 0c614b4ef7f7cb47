package org.mailmedic.ui.page;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;

/// What a report will tell, letter by letter, before it leaves.
final class PreviewSheet extends VBox {
    private final Button close;

    PreviewSheet(Texts texts, String report, Runnable closed) {
        getStyleClass().addAll("sheet", "choice-sheet");
        setId("preview-sheet");
        var title = new Label(texts.get("page.prove.report.preview.title"));
        title.getStyleClass().add("card-title");
        var text = new TextArea(report);
        text.setId("preview-text");
        text.setEditable(false);
        text.setWrapText(true);
        // As many as the window has room for.
        text.setPrefRowCount(30);
        text.setMinHeight(120);
        close = new Button(texts.get("shell.left.close"));
        close.setCancelButton(true);
        close.setOnAction(_ -> closed.run());
        var actions = new HBox(new CopyButton(texts, () -> report), close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, text, actions);
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
