package org.mailmedic.ui.fix;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.LanguageChoice;
import org.mailmedic.ui.control.PastedArea;
import org.mailmedic.ui.control.Visibility;

/// A letter to whoever can mend it, to be changed as the user likes: in their language, or in another for a support
/// far away. What leads out of here stands above the text, so that it is in view whatever its length.
final class LetterPaper extends VBox {
    private static final int LINES = 14;
    private static final double GAP = 12;
    private static final double LINE_GAP = 8;

    private final Texts texts;
    private final Actions actions;
    private final LetterDraft draft;
    private final LocalDate today;
    private final Label subject = FixBody.words("", "strong");
    private final PastedArea body = new PastedArea();
    private final Hyperlink back = new Hyperlink();
    private Letter shown;
    private Locale language;
    private boolean quiet;
    private int latest;

    /// What can be done with it.
    interface Actions {
        /// Writes the same letter in another language, without keeping anybody waiting.
        ///
        /// @param then hears of it on the JavaFX thread
        void write(Locale language, Consumer<Optional<Letter>> then);

        /// The user took it along, to send it.
        void took(Letter letter);

        /// Opens a page or the user's mail program.
        void open(URI page);
    }

    /// @param today the day that is written on it
    LetterPaper(Texts texts, Letter own, LetterDraft draft, LocalDate today, Actions actions) {
        this.texts = texts;
        this.actions = actions;
        this.draft = draft;
        this.today = today;
        this.shown = own;
        this.language = texts.locale();
        getStyleClass().addAll("raw-box", "letter");
        body.setId("letter-body");
        body.setWrapText(true);
        body.setPrefRowCount(LINES);
        body.setAccessibleText(texts.get("page.fix.letter.text"));
        body.textProperty().subscribe((_, text) -> {
            if (!quiet) {
                draft.write(language, text, shown.body());
                showBack();
            }
        });
        back.setText(texts.get("page.fix.letter.back"));
        back.setId("letter-back");
        back.setOnAction(_ -> {
            draft.write(language, shown.body(), shown.body());
            fill(shown.body());
        });
        var languages = new LanguageChoice(texts, "letter", chosen -> {
            draft.choose(chosen);
            rewrite(own, chosen);
        });
        getChildren().addAll(ways(), languages, FixBody.words(to(own), "body-text"), subject, body, back);
        show(own, texts.locale());
        draft.chosen().ifPresent(chosen -> {
            languages.choose(chosen);
            rewrite(own, chosen);
        });
    }

    /// Copy, open, and the reader's own form.
    private Node ways() {
        var copy = new CopyButton(texts, () -> {
            actions.took(shown);
            return shown.subject() + "\n\n" + body.getText();
        });
        copy.setId("letter-copy");
        var write = new Button(texts.get("page.fix.letter.write"));
        write.setId("letter-write");
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(_ -> {
            Letter letter = shown.withBody(body.getText());
            actions.took(letter);
            actions.open(letter.mailto());
        });
        var ways = new FlowPane(GAP, LINE_GAP, copy, write);
        shown.form().ifPresent(form -> {
            var link = new Hyperlink(texts.get("page.fix.letter.form"));
            link.setOnAction(_ -> actions.open(form));
            ways.getChildren().add(link);
        });
        return ways;
    }

    private String to(Letter letter) {
        return letter.address()
                .map(address -> texts.get("page.fix.letter.to", Map.of("address", address)))
                .orElseGet(() -> texts.get("page.fix.letter.to.unknown"));
    }

    /// Only the language that was chosen last is shown.
    private void rewrite(Letter own, Locale chosen) {
        int mine = ++latest;
        if (chosen.equals(texts.locale())) {
            show(own, chosen);
        } else {
            actions.write(chosen, letter -> {
                if (mine == latest) {
                    letter.ifPresentOrElse(l -> show(l, chosen), () -> show(own, texts.locale()));
                }
            });
        }
    }

    private Letter dated(Letter letter) {
        return letter.withBody(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(today)
                + "\n\n"
                + letter.body());
    }

    private void show(Letter letter, Locale written) {
        language = written;
        shown = dated(letter);
        subject.setText(texts.get("page.fix.letter.subject") + ": " + letter.subject());
        fill(draft.in(language).orElse(shown.body()));
    }

    private void fill(String text) {
        quiet = true;
        body.setText(text);
        quiet = false;
        showBack();
    }

    private void showBack() {
        Visibility.set(back, draft.in(language).isPresent());
    }
}
