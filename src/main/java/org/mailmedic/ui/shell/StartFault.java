package org.mailmedic.ui.shell;

import java.util.Locale;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.mailmedic.text.Texts;

/// What stands in place of the window when a fault of ours keeps it from being made: a sentence, never nothing. It
/// needs no style sheet and no font of ours.
public final class StartFault extends StackPane {
    private static final double MARGIN = 48;
    private static final double WIDEST = 560;

    /// @param log where it is noted what went wrong
    public StartFault(Locale language, String log) {
        var sentence = new Label(Texts.in(language).get("shell.fault.start", Map.of("folder", log)));
        sentence.setId("start-fault");
        sentence.setWrapText(true);
        sentence.setMaxWidth(WIDEST);
        sentence.setMinHeight(USE_PREF_SIZE);
        setPadding(new Insets(MARGIN));
        getChildren().add(sentence);
    }
}
