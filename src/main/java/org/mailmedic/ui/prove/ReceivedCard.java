package org.mailmedic.ui.prove;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Received;
import org.mailmedic.reply.AuthenticationResults.Method;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.FieldMessage;
import org.mailmedic.ui.control.PastedArea;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// The message as it arrived: the user pastes its source, and sees what its receiver found out about it.
final class ReceivedCard extends VBox {
    private final Texts texts;
    private final PastedArea source = new PastedArea();
    private final FieldMessage wrong = new FieldMessage();
    private final VBox results = new VBox();
    private Optional<Received> shown = Optional.empty();

    /// @param read takes the source; false if no receiver wrote anything into it
    ReceivedCard(Texts texts, Predicate<String> read) {
        this.texts = texts;
        getStyleClass().addAll("card", "card-content");
        setId("received");
        var title = label(texts.get("page.prove.received"), "section-title");
        source.setId("received-source");
        source.setPrefRowCount(6);
        source.setPromptText(texts.get("page.prove.received.prompt"));
        source.setAccessibleText(texts.get("page.prove.received"));
        source.textProperty().subscribe(wrong::clear);
        var go = new Button(texts.get("page.prove.received.read"));
        go.setId("read-received");
        go.setOnAction(_ -> {
            if (read.test(source.getText())) {
                source.clear();
            } else {
                wrong.say(texts.get("page.prove.received.none"));
                source.requestFocus();
            }
        });
        var body = new VBox(source, wrong, go);
        body.getStyleClass().add("column-tight");
        var how = label(texts.get("page.prove.received.how"), "small-muted");
        results.getStyleClass().add("column-tight");
        getChildren().addAll(title, how, results, body);
    }

    void show(Optional<Received> received) {
        if (shown.equals(received)) {
            return;
        }
        shown = received;
        results.getChildren().clear();
        received.ifPresent(r -> {
            if (!r.results().server().isEmpty()) {
                results.getChildren()
                        .add(label(
                                texts.get(
                                        "report.received.by",
                                        Map.of(
                                                "server",
                                                Harmless.line(r.results().server()))),
                                "small-muted"));
            }
            r.results().methods().forEach(method -> results.getChildren().add(row(method)));
        });
    }

    private HBox row(Method method) {
        Tone tone = switch (method.result()) {
            case "pass" -> Tone.GOOD;
            case "fail", "permerror", "hardfail" -> Tone.BAD;
            default -> Tone.WARNING;
        };
        var words = label(
                texts.get(
                        "page.prove.received.row",
                        Map.of(
                                "method", Harmless.line(method.name()).toUpperCase(Locale.ROOT),
                                "result", Harmless.line(method.result()))),
                "strong");
        var lines = new VBox(words);
        if (!method.reason().isEmpty()) {
            lines.getChildren().add(label(Harmless.line(method.reason()), "small-muted"));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        var row = new HBox(new ToneIcon(tone), lines);
        row.getStyleClass().add("send-line");
        return row;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
