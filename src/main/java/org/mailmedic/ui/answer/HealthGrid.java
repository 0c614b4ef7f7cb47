package org.mailmedic.ui.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.diagnosis.forecast.HealthState;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ToneIcon;

/// The parts by receiver, below and above its bulk limit. One cell is chosen: a click chooses another, and so do the
/// arrow keys. Tab passes the table in one step.
final class HealthGrid extends GridPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /// Below this width a half cell has no room for sign and word side by side.
    private static final double ROOM_FOR_WORDS = 860;
    private static final double PARTS = 26;

    private final Consumer<HealthContent.Cell> chosen;
    private final List<List<Button>> buttons = new ArrayList<>();
    private Optional<Button> current = Optional.empty();

    /// @param chosen hears which cell is chosen, the first one at once
    HealthGrid(Texts texts, HealthContent content, Consumer<HealthContent.Cell> chosen) {
        this.chosen = chosen;
        setId("health-grid");
        getStyleClass().add("health-grid");
        columns(content.receivers().size());
        add(corner(texts), 0, 0, 1, 2);
        for (int i = 0; i < content.receivers().size(); i++) {
            HealthContent.Column column = content.receivers().get(i);
            add(head(column.name(), "small-title"), 1 + 2 * i, 0, 2, 1);
            add(head(column.few(), "health-volume"), 1 + 2 * i, 1);
            add(head(column.many(), "health-volume"), 2 + 2 * i, 1);
        }
        int line = 2;
        for (HealthContent.Row row : content.rows()) {
            var rule = new Region();
            rule.getStyleClass().add("health-line");
            add(rule, 0, line++, 1 + 2 * content.receivers().size(), 1);
            row(row, line++);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        widthProperty().subscribe(this::fit);
        first(content).ifPresent(Button::fire);
    }

    private void columns(int receivers) {
        var parts = new ColumnConstraints();
        parts.setPercentWidth(PARTS);
        getColumnConstraints().add(parts);
        for (int i = 0; i < 2 * receivers; i++) {
            var half = new ColumnConstraints(
                    0, Region.USE_COMPUTED_SIZE, Double.MAX_VALUE, Priority.ALWAYS, HPos.CENTER, true);
            half.setPercentWidth((100 - PARTS) / (2 * receivers));
            getColumnConstraints().add(half);
        }
    }

    private static Node corner(Texts texts) {
        var corner = new VBox(
                label(texts.get("health.corner.first"), "small-muted"),
                label(texts.get("health.corner.second"), "small-muted"));
        corner.getStyleClass().addAll("health-part", "health-corner");
        return corner;
    }

    private static Label head(String words, String style) {
        Label head = label(words, style);
        head.getStyleClass().add("health-head");
        head.setMaxWidth(Double.MAX_VALUE);
        GridPane.setValignment(head, VPos.TOP);
        return head;
    }

    private void row(HealthContent.Row row, int line) {
        var names = new VBox(label(row.name(), "strong"), label(row.detail(), "small-muted"));
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var part = new HBox(new ToneIcon(row.tone()), names);
        part.getStyleClass().add("health-part");
        add(part, 0, line);
        List<Button> all = new ArrayList<>();
        int column = 1;
        for (List<HealthContent.Cell> cells : row.cells()) {
            int span = cells.size() == 1 ? 2 : 1;
            for (HealthContent.Cell cell : cells) {
                Button button = button(cell, span == 1);
                all.add(button);
                add(button, column, line, span, 1);
                column += span;
            }
        }
        buttons.add(all);
    }

    private Button button(HealthContent.Cell cell, boolean half) {
        var button = new Button(cell.word(), new FontIcon(icon(cell.state())));
        button.getStyleClass()
                .setAll(
                        "health-cell",
                        cell.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.pseudoClassStateChanged(PseudoClass.getPseudoClass("half"), half);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setWrapText(true);
        button.setAccessibleText(cell.told());
        button.setFocusTraversable(false);
        button.setOnAction(_ -> choose(button, cell));
        GridPane.setFillHeight(button, true);
        return button;
    }

    private static Feather icon(HealthState state) {
        return switch (state) {
            case WOULD_REFUSE -> Feather.X;
            case WOULD_SUFFER -> Feather.ALERT_CIRCLE;
            case NOT_CHECKED -> Feather.HELP_CIRCLE;
            case PASSES -> Feather.CHECK;
            case UP_TO_PROVIDER, NOT_REQUIRED -> Feather.MINUS;
        };
    }

    private void choose(Button button, HealthContent.Cell cell) {
        current.ifPresent(before -> {
            before.pseudoClassStateChanged(CHOSEN, false);
            before.setFocusTraversable(false);
            before.setId("");
        });
        current = Optional.of(button);
        button.setId("chosen-cell");
        button.pseudoClassStateChanged(CHOSEN, true);
        button.setFocusTraversable(true);
        chosen.accept(cell);
    }

    /// The worst cell of the worst part.
    private Optional<Button> first(HealthContent content) {
        List<HealthContent.Cell> cells =
                content.rows().getFirst().cells().stream().flatMap(List::stream).toList();
        HealthState worst = cells.stream()
                .map(HealthContent.Cell::state)
                .sorted()
                .findFirst()
                .orElse(HealthState.PASSES);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).state() == worst) {
                return Optional.of(buttons.getFirst().get(i));
            }
        }
        return Optional.empty();
    }

    private void move(KeyEvent event) {
        for (int line = 0; line < buttons.size(); line++) {
            int at = current.map(buttons.get(line)::indexOf).orElse(-1);
            if (at >= 0) {
                Optional<Button> next = neighbour(event.getCode(), line, at);
                if (next.isPresent()) {
                    next.get().fire();
                    next.get().requestFocus();
                    event.consume();
                }
                return;
            }
        }
    }

    private Optional<Button> neighbour(KeyCode key, int line, int at) {
        List<Button> row = buttons.get(line);
        return switch (key) {
            case LEFT -> at > 0 ? Optional.of(row.get(at - 1)) : Optional.empty();
            case RIGHT -> at < row.size() - 1 ? Optional.of(row.get(at + 1)) : Optional.empty();
            case UP -> line > 0 ? Optional.of(beside(row.get(at), buttons.get(line - 1))) : Optional.empty();
            case DOWN ->
                line < buttons.size() - 1 ? Optional.of(beside(row.get(at), buttons.get(line + 1))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The cell of another row that stands over or under this one.
    private static Button beside(Button from, List<Button> row) {
        int column = GridPane.getColumnIndex(from);
        return row.stream()
                .filter(b -> GridPane.getColumnIndex(b) <= column)
                .reduce((_, later) -> later)
                .orElse(row.getFirst());
    }

    private void fit() {
        boolean narrow = getWidth() < ROOM_FOR_WORDS;
        pseudoClassStateChanged(NARROW, narrow);
        buttons.stream()
                .flatMap(List::stream)
                .forEach(b -> b.setContentDisplay(narrow ? ContentDisplay.TOP : ContentDisplay.LEFT));
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
