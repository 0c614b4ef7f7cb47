package org.mailmedic.ui.dns;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.ToneIcon;

/// What the domain's own name servers say, asked only on demand.
final class SourceCard extends VBox {
    private final Texts texts;
    private final Button ask = new Button();
    private final Label line = new Label();
    private final VBox rows = new VBox();
    private AuditView.Source shown = AuditView.Source.IDLE;

    /// @param asks called when the button is pressed: it asks, or stops the asking
    SourceCard(Texts texts, Runnable asks) {
        this.texts = texts;
        getStyleClass().addAll("card", "rows", "source-card");
        ask.setId("ask-source");
        ask.getStyleClass().add("small");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setOnAction(_ -> asks.run());
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("small-muted");
        var head = new VBox(line, ask);
        head.getStyleClass().addAll("card-content", "column-tight");
        getChildren().addAll(head, rows);
        show(shown, true);
    }

    /// @param canAsk whether there is a domain to ask for
    void show(AuditView.Source source, boolean canAsk) {
        ask.setDisable(!canAsk);
        ask.setText(texts.get(
                switch (source.stand()) {
                    case IDLE -> "page.dns.source.ask";
                    case RUNNING -> "page.dns.source.stop";
                    case DONE -> "page.dns.source.again";
                }));
        line.setText(
                switch (source.stand()) {
                    case IDLE -> texts.get("page.dns.source.why");
                    case RUNNING -> texts.get("page.dns.source.running");
                    case DONE -> source.line();
                });
        if (!source.rows().equals(shown.rows())) {
            rows.getChildren().setAll(source.rows().stream().map(this::row).toList());
        }
        shown = source;
    }

    private Node row(AuditView.Source.Row row) {
        var fold = new Disclosure();
        fold.getStyleClass().addAll("part-row", "source-row");
        fold.setLine(row.title() + ", " + row.rest(), new ToneIcon(row.tone()), words(row.title(), row.rest()));
        fold.setBody(() -> new RawBox(texts, texts.get("page.dns.source.said"), row.answers()));
        return fold;
    }

    /// A title and what is said of it, as all rows of the page have them.
    static Node words(String title, String rest) {
        var strong = new Text(title);
        strong.getStyleClass().add("row-title");
        var muted = new Text("  " + rest);
        muted.getStyleClass().add("row-rest");
        var words = new TextFlow(strong, muted);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    /// A heading above a card.
    static HBox heading(Node... content) {
        var head = new HBox(content);
        head.getStyleClass().add("section-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }
}
