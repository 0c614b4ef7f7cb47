package org.mailmedic.ui.fix;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// How a record changes, word for word, and what came of trying the new one before anybody publishes it.
final class ChangeBox extends VBox {
    /// What is shown.
    ///
    /// @param words the old and the new text together
    /// @param edits what was changed and why, in words
    /// @param notes what came of trying it, in words
    record Change(List<RecordChange.Word> words, List<String> edits, List<Note> notes) {
        Change {
            words = List.copyOf(words);
            edits = List.copyOf(edits);
            notes = List.copyOf(notes);
        }
    }

    /// One thing that the trial showed.
    record Note(Tone tone, String words) {}

    ChangeBox(Texts texts, Change change) {
        getStyleClass().add("change-box");
        if (change.words().stream().anyMatch(w -> w.change() != RecordChange.Change.IN)) {
            getChildren().addAll(words(texts.get("page.fix.change"), "body-text"), difference(texts, change));
        }
        change.edits().forEach(edit -> getChildren().add(words("• " + edit, "small-muted")));
        change.notes().forEach(note -> getChildren().add(note(note)));
        if (change.notes().stream().anyMatch(note -> note.tone() != Tone.QUIET)) {
            setId("tried");
        }
    }

    /// Old words struck out, new ones marked: by a sign as well as by colour.
    private static Node difference(Texts texts, Change change) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll("raw-box", "difference");
        var spoken = new StringBuilder();
        for (RecordChange.Word word : change.words()) {
            var text = new Text(
                    switch (word.change()) {
                        case SAME -> word.text();
                        case OUT -> "−" + word.text();
                        case IN -> "+" + word.text();
                    });
            text.getStyleClass().addAll("mono", "word-" + word.change().name().toLowerCase(Locale.ROOT));
            text.setStrikethrough(word.change() == RecordChange.Change.OUT);
            flow.getChildren().addAll(text, new Text(" "));
            spoken.append(texts.get("page.fix.change." + word.change().name().toLowerCase(Locale.ROOT)))
                    .append(word.text())
                    .append(". ");
        }
        flow.setAccessibleText(spoken.toString());
        flow.setMinHeight(Region.USE_PREF_SIZE);
        return flow;
    }

    private static Node note(Note note) {
        Label label = words(note.words(), "small");
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
        return new HBox(8, new ToneIcon(note.tone()), label);
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
