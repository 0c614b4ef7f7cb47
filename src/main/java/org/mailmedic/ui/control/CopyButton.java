package org.mailmedic.ui.control;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.text.Texts;

/// Copies a text, and says so for a moment.
public final class CopyButton extends Button {
    private static final Duration SHOWN = Duration.seconds(2);

    /// @param text asked for when the button is pressed
    public CopyButton(Texts texts, Supplier<String> text) {
        super(texts.get("control.copy"), new FontIcon(Feather.COPY));
        getStyleClass().add("copy-button");
        setMinWidth(USE_PREF_SIZE);
        var back = new PauseTransition(SHOWN);
        back.setOnFinished(_ -> show(texts.get("control.copy"), Feather.COPY));
        setOnAction(_ -> {
            copy(text.get());
            show(texts.get("control.copied"), Feather.CHECK);
            back.playFromStart();
        });
    }

    /// Puts a text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void show(String words, Feather icon) {
        setText(words);
        setGraphic(new FontIcon(icon));
    }
}
