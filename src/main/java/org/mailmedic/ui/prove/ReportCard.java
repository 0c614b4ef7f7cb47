package org.mailmedic.ui.prove;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mailmedic.report.Redaction;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.LanguageChoice;
import org.mailmedic.ui.control.Visibility;

/// The report: for whom, what is held back from them, a look at what will leave, and the ways to hand it on.
final class ReportCard extends VBox {
    private final Texts texts;
    private final ToggleGroup readers = new ToggleGroup();
    private final LanguageChoice languages;
    private final CheckBox shorten = new CheckBox();
    private final Label saved = new Label();

    /// In which form a report is saved.
    enum Form {
        HTML,
        MARKDOWN,
        JSON
    }

    /// What is held back, and in which language it is written.
    record Wish(Redaction redaction, Locale language) {}

    /// What the buttons do.
    interface Actions {
        void save(Form form, Wish wish);

        void copy(Wish wish);

        /// Shows what will leave.
        void preview(Wish wish);

        /// Saves the whole case as a file of its own.
        void exportCase();
    }

    ReportCard(Texts texts, Actions actions) {
        this.texts = texts;
        languages = new LanguageChoice(texts, "report", _ -> {});
        getStyleClass().addAll("card", "card-content");
        var choices = new FlowPane();
        choices.getStyleClass().add("fix-actions");
        for (Redaction.Reader reader : Redaction.Reader.values()) {
            var choice = new RadioButton(texts.get("page.prove.report.for." + reader.name()));
            choice.setId("reader-" + reader.name().toLowerCase(Locale.ROOT));
            choice.setToggleGroup(readers);
            choice.setUserData(reader);
            choice.setSelected(reader == Redaction.Reader.IT_PERSON);
            choices.getChildren().add(choice);
        }
        var forWhom = small("page.prove.report.for");
        forWhom.setLabelFor(choices);
        shorten.setText(texts.get("page.prove.report.shorten"));
        shorten.setId("shorten");
        shorten.setSelected(true);
        var buttons = new FlowPane(
                button("page.prove.report.html", () -> actions.save(Form.HTML, wish())),
                button("page.prove.report.markdown", () -> actions.save(Form.MARKDOWN, wish())),
                button("page.prove.report.json", () -> actions.save(Form.JSON, wish())));
        buttons.getStyleClass().add("fix-actions");
        var links = new FlowPane(
                link("preview-report", "page.prove.report.preview", () -> actions.preview(wish())),
                link("copy-report", "page.prove.report.copy", () -> actions.copy(wish())),
                link("export-case", "page.prove.report.export", actions::exportCase));
        links.getStyleClass().add("fix-actions");
        var title = new Label(texts.get("page.prove.report"));
        title.getStyleClass().add("section-title");
        Visibility.set(saved, false);
        saved.setWrapText(true);
        saved.getStyleClass().addAll("fix-result", "ok");
        getChildren()
                .addAll(
                        title,
                        small("page.prove.report.text"),
                        forWhom,
                        choices,
                        languages,
                        shorten,
                        buttons,
                        links,
                        saved);
    }

    private Wish wish() {
        return new Wish(
                new Redaction((Redaction.Reader) readers.getSelectedToggle().getUserData(), shorten.isSelected()),
                languages.chosen());
    }

    /// Says what became of saving.
    void tellSaved(String words) {
        saved.setText(words);
        Visibility.set(saved, true);
    }

    private Node button(String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId("save-" + key.substring(key.lastIndexOf('.') + 1));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Hyperlink link(String id, String key, Runnable action) {
        var link = new Hyperlink(texts.get(key));
        link.setId(id);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    private Label small(String key) {
        var label = new Label(texts.get(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("small-muted");
        return label;
    }
}
