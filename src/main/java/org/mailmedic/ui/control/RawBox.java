package org.mailmedic.ui.control;

import java.util.List;
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
    private static final int SHOWN = 1200;

    /// @param title what it is
    /// @param raw the text; what could mislead the eye is shown as such, what is copied is the text as it is
    public RawBox(Texts texts, String title, String raw) {
        getStyleClass().add("raw-box");
        var head = new Label(title);
        head.getStyleClass().add("small-muted");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        String fitted = PointedLines.fit(raw);
        var words = new Label(Harmless.lines(shown(fitted)));
        words.getStyleClass().add("mono");
        words.setWrapText(true);
        head.setLabelFor(words);
        getChildren().addAll(new HBox(head, gap, new CopyButton(texts, () -> raw)), words);
        CopyMenu.install(this, () -> List.of(CopyMenu.Entry.copying(texts, "control.copy", () -> raw)));
        if (fitted.length() > SHOWN) {
            var more =
                    new Label(texts.get("control.raw.cut", Map.of("count", String.valueOf(fitted.length() - SHOWN))));
            more.getStyleClass().add("small-muted");
            more.setWrapText(true);
            getChildren().add(more);
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
    }
}
