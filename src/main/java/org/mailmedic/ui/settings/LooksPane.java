package org.mailmedic.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.mailmedic.settings.Appearance;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Visibility;

/// Theme, language, size of the text, motion.
final class LooksPane extends Pane {
    private static final String SYSTEM = "settings.theme.system";

    private final SettingsActions settingsActions;
    private final Label percent = new Label();

    /// @param again makes the window anew, in another language
    LooksPane(Texts texts, SettingsActions settingsActions, Runnable again) {
        super(texts, "settings.looks");
        this.settingsActions = settingsActions;
        choices(
                "theme",
                List.of(Settings.Theme.values()),
                t -> texts.get("settings.theme." + t.name().toLowerCase(Locale.ROOT)),
                looks().theme()::equals,
                t -> change(appearance -> appearance.withTheme(t)));
        Button anew = button("reopen-window", texts.get("settings.language.again"), again);
        Visibility.set(anew, false);
        choices(
                "language",
                Stream.concat(Stream.of(""), Texts.languages().stream()).toList(),
                this::languageName,
                looks().language().orElse("")::equals,
                tag -> {
                    change(appearance ->
                            appearance.withLanguage(Optional.of(tag).filter(t -> !t.isEmpty())));
                    Visibility.set(anew, true);
                });
        add(anew, textSize());
        choices(
                "motion",
                List.of("system", "off"),
                which -> texts.get(which.equals("off") ? "settings.motion.off" : SYSTEM),
                which -> looks().still() == which.equals("off"),
                which -> change(appearance -> appearance.withStill(which.equals("off"))),
                hint(texts.get("settings.motion.hint")));
    }

    private Appearance looks() {
        return settingsActions.now().appearance();
    }

    private void change(UnaryOperator<Appearance> edit) {
        settingsActions.change(settings -> settings.withLooks(edit.apply(settings.appearance())));
    }

    private String languageName(String tag) {
        if (tag.isEmpty()) {
            return texts().get(SYSTEM);
        }
        // Each in its own words, so that nobody is lost in a language that they cannot read.
        Locale language = Locale.of(tag);
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    private Node textSize() {
        var label = wrapped(texts().get("settings.text"));
        Button smaller = sizeButton("text-smaller", "−", "shell.key.smaller", -Appearance.TEXT_STEP);
        Button larger = sizeButton("text-larger", "+", "shell.key.larger", Appearance.TEXT_STEP);
        percent.setMinWidth(USE_PREF_SIZE);
        percent.setId("text-percent");
        tellSize();
        label.setLabelFor(larger);
        return column(label, line(smaller, percent, larger), hint(texts().get("settings.text.hint")));
    }

    private Button sizeButton(String id, String sign, String key, int by) {
        Button button = button(id, sign, () -> {
            change(appearance -> appearance.withText(appearance.textPercent() + by));
            tellSize();
        });
        button.setWrapText(false);
        button.setAccessibleText(texts().get(key));
        return button;
    }

    private void tellSize() {
        percent.setText(texts().get("settings.text.percent", Map.of("percent", String.valueOf(looks().textPercent()))));
    }
}
