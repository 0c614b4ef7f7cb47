package org.mailmedic.ui.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.mailmedic.settings.Settings;
import org.mailmedic.settings.TimeLimits;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.FieldMessage;

/// Who is asked in the DNS, and how long anybody is waited for.
final class NetworkPane extends Pane {
    private final SettingsActions settingsActions;
    private final List<Runnable> shown = new ArrayList<>();

    NetworkPane(Texts texts, SettingsActions settingsActions) {
        super(texts, "settings.network");
        this.settingsActions = settingsActions;
        field(
                "resolver",
                new TextField(),
                settingsActions.now().resolver(),
                Settings::isResolver,
                typed -> settingsActions.change(settings -> settings.withResolver(typed)));
        field(
                "https",
                new TextField(),
                settingsActions.now().https(),
                url -> Settings.https(url).isPresent(),
                typed -> settingsActions.change(settings -> settings.withHttps(typed)));
        add(hint(texts.get("settings.wait.hint")));
        for (TimeLimits.Which which : TimeLimits.Which.values()) {
            add(wait(which));
        }
        add(button("wait-usual", texts.get("settings.wait.usual"), () -> {
            settingsActions.change(settings -> settings.withLimits(TimeLimits.DEFAULT));
            shown.forEach(Runnable::run);
        }));
    }

    private Node wait(TimeLimits.Which which) {
        var input = new TextField();
        input.getStyleClass().add("number-field");
        var message = new FieldMessage();
        Label name = named("wait-" + which.name().toLowerCase(Locale.ROOT), input);
        Map<String, String> bounds = Map.of(
                "usual",
                String.valueOf(TimeLimits.DEFAULT.of(which).toSeconds()),
                "least",
                String.valueOf(which.least()),
                "most",
                String.valueOf(which.most()));
        Label seconds = hint(texts().get("settings.wait.seconds", bounds));
        Runnable show = () -> {
            input.setText(
                    String.valueOf(settingsActions.now().timeLimits().of(which).toSeconds()));
            message.clear();
        };
        shown.add(show);
        show.run();
        onLeaving(input, () -> {
            OptionalLong typed = number(typed(input), which);
            if (typed.isPresent()) {
                settingsActions.change(settings ->
                        settings.withLimits(settings.timeLimits().with(which, Duration.ofSeconds(typed.getAsLong()))));
                show.run();
            } else {
                message.say(texts().get("settings.wait.invalid", bounds));
            }
        });
        return column(name, line(input, seconds), message);
    }

    /// The wait; the usual one where the field was emptied. Nothing if it makes no sense.
    private static OptionalLong number(Optional<String> typed, TimeLimits.Which which) {
        if (typed.isEmpty()) {
            return OptionalLong.of(TimeLimits.DEFAULT.of(which).toSeconds());
        }
        try {
            long number = Long.parseLong(typed.get());
            return number >= which.least() && number <= which.most() ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
