package org.mailmedic.ui.fix;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.LanguageChoice;

/// A letter to whoever can mend it: in the user's language, or in another for a support far away.
final class LetterPaper extends VBox {
    private final Texts texts;
    private final Writer writer;
    private final Label subject = words("strong");
    private final Label body = words("body-text");
    private Letter shown;
    private int latest;

    /// Writes the same letter in another language.
    interface Writer {
        /// Writes it without keeping anybody waiting.
        ///
        /// @param then hears of it on the JavaFX thread
        void write(Locale language, Consumer<Optional<Letter>> then);
    }

    /// @param open opens the user's mail program
    LetterPaper(Texts texts, Letter own, Writer writer, Consumer<URI> open) {
        this.texts = texts;
        this.writer = writer;
        this.shown = own;
        getStyleClass().addAll("raw-box", "letter");
        body.setId("letter-body");
        var write = new Hyperlink(texts.get("page.fix.letter.write"));
        write.setOnAction(_ -> open.accept(shown.mailto()));
        getChildren()
                .addAll(
                        new LanguageChoice(texts, "letter", language -> rewrite(own, language)),
                        subject,
                        body,
                        new CopyButton(texts, () -> shown.subject() + "\n\n" + shown.body()),
                        write);
        show(own);
    }

    /// Only the language that was chosen last is shown.
    private void rewrite(Letter own, Locale language) {
        int mine = ++latest;
        if (language.equals(texts.locale())) {
            show(own);
        } else {
            writer.write(language, letter -> {
                if (mine == latest) {
                    show(letter.orElse(own));
                }
            });
        }
    }

    private void show(Letter letter) {
        shown = letter;
        subject.setText(texts.get("page.fix.letter.subject") + ": " + letter.subject());
        body.setText(letter.body());
    }

    private static Label words(String tone) {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("fix-result", tone);
        return label;
    }
}
