package org.mailmedic.ui.answer;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.control.Visibility;

/// How a set-up stands: the headline, the parts by receiver, the rules of the cell that is chosen, and what changed.
final class HealthView extends VBox {
    private final Texts texts;
    private final Hands hands;
    private final VBox rules = new VBox();

    /// What the user can do here.
    ///
    /// @param browse opens a page
    /// @param fix goes on to what can be done
    /// @param dns goes back to the DNS
    record Hands(Consumer<URI> browse, Runnable fix, Runnable dns) {}

    HealthView(Texts texts, HealthContent content, Hands hands) {
        this.texts = texts;
        this.hands = hands;
        setId("health");
        getStyleClass().add("health");
        rules.setId("health-rules");
        rules.getStyleClass().add("health-rules");
        var grid = new HealthGrid(texts, content, this::showRules);
        var changes = new FlowPane();
        changes.setId("health-changes");
        changes.getStyleClass().add("health-changes");
        content.changes().forEach(news -> changes.getChildren().add(news(news)));
        Visibility.set(changes, !content.changes().isEmpty());
        getChildren().addAll(head(content), grid, rules, changes);
    }

    /// Below the answer it is a section among others.
    private Node head(HealthContent content) {
        var headline = new Label(content.headline());
        headline.setId("health-headline");
        var subtitle = new Label(content.subtitle());
        if (content.leads()) {
            return new Heading(headline, subtitle);
        }
        headline.getStyleClass().add("small-title");
        subtitle.getStyleClass().add("small-muted");
        var title = new Label(texts.get("health.title"));
        title.getStyleClass().add("section-title");
        List.of(headline, subtitle).forEach(HealthView::wrapped);
        var head = new VBox(title, headline, subtitle);
        head.getStyleClass().add("column-tight");
        return head;
    }

    private void showRules(HealthContent.Cell cell) {
        var title = wrapped(new Label(cell.title()));
        title.setId("health-rules-title");
        title.getStyleClass().add("small-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(new ToneIcon(cell.tone()), title);
        head.getStyleClass().add("health-rules-head");
        cell.go().ifPresent(go -> head.getChildren().add(button(go)));
        rules.getChildren().setAll(head);
        if (cell.rules().isEmpty()) {
            rules.getChildren().add(words(cell.none(), "small-muted"));
        }
        cell.rules().forEach(rule -> rules.getChildren().add(rule(rule)));
    }

    private Button button(HealthContent.Go go) {
        var button = new Button(texts.get(
                switch (go) {
                    case FIX -> "health.go.fix";
                    case DNS -> "health.go.dns";
                }));
        button.setId("health-go");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> (switch (go) {
                    case FIX -> hands.fix();
                    case DNS -> hands.dns();
                })
                .run());
        return button;
    }

    private Node rule(HealthContent.Rule rule) {
        var source = new Hyperlink(rule.source());
        source.getStyleClass().add("health-source");
        source.setOnAction(_ -> {
            source.setVisited(false);
            hands.browse().accept(rule.page());
        });
        var sight = new Label(rule.sight() + " ·");
        sight.getStyleClass().add("small-muted");
        var below = new FlowPane(sight, source);
        below.getStyleClass().add("health-sight");
        var text = new VBox(words(rule.text(), "small"), below);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(new ToneIcon(rule.tone()), text);
        line.getStyleClass().add("health-rule");
        return line;
    }

    private static Node news(HealthContent.News news) {
        var text = new VBox(words(news.title(), "small-title"), words(news.text(), "small-muted"));
        var line = new HBox(new ToneIcon(news.tone()), text);
        line.getStyleClass().add("health-news");
        return line;
    }

    private static Label words(String text, String style) {
        Label label = wrapped(new Label(text));
        label.getStyleClass().add(style);
        return label;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
