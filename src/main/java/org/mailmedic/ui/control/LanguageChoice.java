package org.mailmedic.ui.control;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.mailmedic.text.Texts;

/// In which language something for others is written: that of the app until another is chosen. Each language in its own
/// words, so that nobody is lost.
public final class LanguageChoice extends FlowPane {
    private static final int GAP = 16;
    private static final int LINE_GAP = 8;

    private final ToggleGroup group = new ToggleGroup();

    /// @param id the buttons are `id-de` and so on
    /// @param chosen hears of the language that was chosen
    public LanguageChoice(Texts texts, String id, Consumer<Locale> chosen) {
        super(GAP, LINE_GAP);
        var label = new Label(texts.get("control.language"));
        label.getStyleClass().add("small-muted");
        label.setLabelFor(this);
        getChildren().add(label);
        Locale own = texts.locale();
        // A language that the app does not speak is written in English.
        String written = Texts.isSpoken(own.getLanguage()) ? own.getLanguage() : Locale.ENGLISH.getLanguage();
        for (String tag : Texts.languages()) {
            Locale language = tag.equals(own.getLanguage()) ? own : Locale.of(tag);
            var button = new RadioButton(name(tag));
            button.setId(id + "-" + tag);
            button.setToggleGroup(group);
            button.setUserData(language);
            button.setSelected(tag.equals(written));
            button.setAccessibleText(label.getText() + ": " + button.getText());
            button.setOnAction(_ -> chosen.accept(language));
            getChildren().add(button);
        }
    }

    /// Shows this language as chosen; tells nobody.
    public void choose(Locale language) {
        group.getToggles().stream()
                .filter(toggle -> language.equals(toggle.getUserData()))
                .forEach(group::selectToggle);
    }

    /// The language that is chosen.
    public Locale chosen() {
        return (Locale) group.getSelectedToggle().getUserData();
    }

    private static String name(String tag) {
        Locale language = Locale.of(tag);
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
