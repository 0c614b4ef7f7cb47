package org.mailmedic.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.FieldMessage;

/// A section of the sheet with its heading, and the pieces that sections are made of.
class Pane extends VBox {
    private final Texts texts;

    /// @param key key of the heading
    Pane(Texts texts, String key) {
        this.texts = texts;
        getStyleClass().add("settings-pane");
        var heading = wrapped(texts.get(key));
        heading.getStyleClass().add("section-title");
        getChildren().add(heading);
    }

    final Texts texts() {
        return texts;
    }

    final void add(Node... parts) {
        getChildren().addAll(parts);
    }

    static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    static Label hint(String words) {
        var hint = wrapped(words);
        hint.getStyleClass().add("small-muted");
        return hint;
    }

    static Button button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setWrapText(true);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static VBox column(Node... content) {
        var field = new VBox(content);
        field.getStyleClass().add("field");
        return field;
    }

    /// One of several, chosen by a click.
    ///
    /// @param hint what it means, in a line below
    final <T> ToggleGroup choices(
            String id, List<T> all, Function<T, String> name, Predicate<T> chosen, Consumer<T> choose, Node... hint) {
        var label = wrapped(texts.get("settings." + id));
        var buttons = new FlowPane(16, 8);
        var group = new ToggleGroup();
        for (T one : all) {
            var button = new RadioButton(name.apply(one));
            button.setId(id + "-" + one.toString().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setUserData(one);
            button.setSelected(chosen.test(one));
            button.setAccessibleText(label.getText() + ": " + button.getText());
            button.setOnAction(_ -> choose.accept(one));
            buttons.getChildren().add(button);
        }
        label.setLabelFor(buttons);
        VBox column = column(label, buttons);
        column.getChildren().addAll(hint);
        add(column);
        return group;
    }

    /// A field whose content counts as soon as it is left, or with Enter, if it makes sense.
    ///
    /// @param now what it holds; empty for nothing
    /// @param valid whether what was typed makes sense; never asked for nothing
    final void field(
            String id,
            TextField input,
            Optional<String> now,
            Predicate<String> valid,
            Consumer<Optional<String>> take) {
        input.setText(now.orElse(""));
        input.setPromptText(texts.get("settings." + id + ".prompt"));
        var message = new FieldMessage();
        onLeaving(input, () -> {
            Optional<String> typed = typed(input);
            boolean fine = typed.isEmpty() || valid.test(typed.get());
            if (fine) {
                message.clear();
                take.accept(typed);
            } else {
                message.say(texts.get("settings." + id + ".invalid"));
            }
        });
        add(column(named(id, input), input, message, hint(texts.get("settings." + id + ".hint"))));
    }

    /// The name of a field, above it or before it.
    final Label named(String id, TextField input) {
        input.setId(id);
        var label = wrapped(texts.get("settings." + id));
        label.setMnemonicParsing(true);
        label.setLabelFor(input);
        return label;
    }

    static HBox line(Node... parts) {
        var line = new HBox(12, parts);
        line.getStyleClass().add("status-line");
        return line;
    }

    static Optional<String> typed(TextField input) {
        return Optional.of(input.getText().strip()).filter(t -> !t.isEmpty());
    }

    /// Does it when the field is left, and with Enter.
    static void onLeaving(TextField input, Runnable commit) {
        input.setOnAction(_ -> commit.run());
        input.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                commit.run();
            }
        });
    }
}
