package org.mailmedic.ui.page;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;

/// The whole conversation with the server, folded away until somebody wants to see it. Secrets are masked already.
final class Transcript extends VBox {
    private static final int ROWS = 12;

    private final Texts texts;
    private final Hyperlink link = new Hyperlink();
    private final Label count = new Label();
    private final CopyButton copy;
    private final TextArea lines = new TextArea();

    Transcript(Texts texts) {
        super(8);
        this.texts = texts;
        link.getStyleClass().add("quiet-link");
        link.setId("show-transcript");
        link.setOnAction(_ -> {
            link.setVisited(false);
            open(!lines.isVisible());
        });
        count.getStyleClass().add("small-muted");
        copy = new CopyButton(texts, lines::getText);
        lines.getStyleClass().add("transcript");
        lines.setId("transcript");
        lines.setEditable(false);
        lines.setPrefRowCount(ROWS);
        lines.setAccessibleText(texts.get("page.signin.transcript.show"));
        var head = new HBox(12, link, count, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, lines);
        show(List.of());
        open(false);
    }

    void show(List<String> transcript) {
        lines.setText(Harmless.lines(String.join("\n", transcript)));
        count.setText(texts.count("page.signin.transcript.lines", transcript.size(), Map.of()));
        setVisible(!transcript.isEmpty());
        setManaged(!transcript.isEmpty());
    }

    private void open(boolean nowOpen) {
        link.setText(texts.get(nowOpen ? "page.signin.transcript.hide" : "page.signin.transcript.show"));
        lines.setVisible(nowOpen);
        lines.setManaged(nowOpen);
        copy.setVisible(nowOpen);
        copy.setManaged(nowOpen);
    }
}
