package org.mailmedic.ui.answer;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.control.Visibility;

/// What the large receivers would do, as one compact table. The rules behind it are one click away.
final class ForecastTable extends VBox {
    private final Texts texts;

    ForecastTable(Texts texts, ForecastContent forecastContent) {
        this.texts = texts;
        getStyleClass().add("outlook");
        var route = words(forecastContent.route(), "small-muted");
        var marks = new FlowPane(16, 6);
        forecastContent.marks().forEach(mark -> {
            var line = new HBox(6, new ToneIcon(mark.tone()), words(mark.words(), "small"));
            line.setAlignment(Pos.CENTER_LEFT);
            marks.getChildren().add(line);
        });
        var rules = new VBox();
        rules.getStyleClass().add("outlook-rules");
        forecastContent.rows().forEach(row -> rules.getChildren().add(rules(row)));
        Visibility.set(rules, false);
        var show = new Hyperlink(texts.get("forecast.rules.show"));
        show.setId("show-rules");
        show.setOnAction(_ -> {
            show.setVisited(false);
            Visibility.set(rules, !rules.isVisible());
            show.setText(texts.get(rules.isVisible() ? "forecast.rules.hide" : "forecast.rules.show"));
        });
        getChildren()
                .addAll(
                        route,
                        marks,
                        table(forecastContent),
                        words(texts.get("forecast.limits"), "small-muted"),
                        show,
                        rules);
    }

    private Node table(ForecastContent forecastContent) {
        var table = new GridPane();
        table.getStyleClass().add("outlook-table");
        for (double share : new double[] {26, 37, 37}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setMinWidth(0);
            table.getColumnConstraints().add(column);
        }
        table.addRow(
                0,
                words(texts.get("forecast.head.receiver"), "small-muted"),
                words(texts.get("forecast.head.few"), "small-muted"),
                words(texts.get("forecast.head.many"), "small-muted"));
        int at = 1;
        for (ForecastContent.Row row : forecastContent.rows()) {
            Node name = words(row.name(), "strong");
            GridPane.setValignment(name, VPos.TOP);
            table.addRow(at++, name, cell(row.few()), cell(row.many()));
        }
        return table;
    }

    private static Node cell(ForecastContent.Cell cell) {
        var both = new VBox(words(cell.words(), "small"));
        if (!cell.why().isEmpty()) {
            both.getChildren().add(words(cell.why(), "small-muted"));
        }
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        var line = new HBox(8, new ToneIcon(cell.tone()), both);
        line.setAccessibleText(cell.words() + " " + cell.why());
        return line;
    }

    private static Node rules(ForecastContent.Row row) {
        var all = new VBox(words(row.name(), "strong"), words(row.counts(), "small-muted"));
        all.getStyleClass().add("column-tight");
        row.rules().forEach(rule -> {
            var text =
                    new VBox(words(rule.words(), "small"), words(rule.state() + " · " + rule.source(), "small-muted"));
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            all.getChildren().add(new HBox(8, new ToneIcon(rule.tone()), text));
        });
        return all;
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
