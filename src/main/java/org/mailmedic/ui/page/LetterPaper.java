package org.mailmedic.ui.page;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;

/// A letter to whoever can mend it: in the user's language, and where that is not English, in English as well, for
/// a support far away.
final class LetterPaper extends VBox {
    private final Texts texts;
    private final Label subject = words("strong");
    private final Label body = words("body-text");
    private Letter shown;

    /// @param english writes the same letter in English
    /// @param open opens the user's mail program
    LetterPaper(Texts texts, Letter own, Supplier<Optional<Letter>> english, Consumer<URI> open) {
        this.texts = texts;
        this.shown = own;
        getStyleClass().addAll("raw-box", "letter");
        body.setId("letter-body");
        var write = new Hyperlink(texts.get("page.fix.letter.write"));
        write.setOnAction(_ -> open.accept(shown.mailto()));
        var links = new HBox(16, write);
        if (!texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            links.getChildren().add(languages(own, english));
        }
        getChildren()
                .addAll(subject, body, new CopyButton(texts, () -> shown.subject() + "\n\n" + shown.body()), links);
        show(own);
    }

    private Hyperlink languages(Letter own, Supplier<Optional<Letter>> english) {
        var other = new Hyperlink(texts.get("page.fix.letter.english"));
        other.setId("letter-language");
        other.setOnAction(_ -> {
            boolean toEnglish = shown.equals(own);
            show(toEnglish ? english.get().orElse(own) : own);
            other.setText(texts.get(shown.equals(own) ? "page.fix.letter.english" : "page.fix.letter.own"));
        });
        return other;
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
