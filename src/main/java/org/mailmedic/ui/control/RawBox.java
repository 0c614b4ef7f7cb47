package org.mailmedic.ui.control;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// Text from outside as it came, in a monospaced face, wrapped in a box of its own, with a button to copy it.
public final class RawBox extends VBox {
    /// More than this is not shown, for laying it out takes seconds; the button copies all of it.
    private static final int SHOWN = 4000;

    /// @param title what it is
    /// @param raw the text; what could mislead the eye is shown as such, what is copied is the text as it is
    public RawBox(Texts texts, String title, String raw) {
        getStyleClass().add("raw-box");
        var head = new Label(title);
        head.getStyleClass().add("small-muted");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var words = new Label(
                Harmless.lines(PointedLines.fit(raw.length() <= SHOWN ? raw : raw.substring(0, SHOWN) + " …")));
        words.getStyleClass().add("mono");
        words.setWrapText(true);
        head.setLabelFor(words);
        getChildren().addAll(new HBox(head, gap, new CopyButton(texts, () -> raw)), words);
        if (raw.length() > SHOWN) {
            var more = new Label(texts.get("control.raw.cut", Map.of("count", String.valueOf(raw.length() - SHOWN))));
            more.getStyleClass().add("small-muted");
            more.setWrapText(true);
            getChildren().add(more);
        }
    }
}
