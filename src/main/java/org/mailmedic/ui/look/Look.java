package org.mailmedic.ui.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import org.mailmedic.settings.Appearance;
import org.mailmedic.settings.Settings;

/// The look of the app, light or dark: AtlantaFX's Primer, our accent and type scale over it, and a
/// bridge that lends ControlsFX the same colours.
public final class Look {
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf");
    private static final List<String> SHEETS =
            List.of("tokens.css", "bridge.css", "shell.css", "start.css", "pages.css", "focus.css");
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private Look() {}

    /// Makes the fonts known, so that it looks the same everywhere. Once, before the first scene.
    public static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream in = resource("fonts/" + name).openStream()) {
                Font.loadFont(in, 14);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Light or dark: the choice, or what the system says.
    public static ColorScheme scheme(Settings.Theme choice) {
        return switch (choice) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme();
        };
    }

    /// Dresses a scene, and follows the system from then on if that is the choice.
    public static void dress(Scene scene, Appearance appearance) {
        scene.getProperties().put(TextSize.class, appearance.textPercent());
        // Null leaves it to the system.
        scene.getPreferences().setReducedMotion(appearance.still() ? Boolean.TRUE : null);
        Settings.Theme choice = appearance.theme();
        dress(scene, scheme(choice));
        if (choice == Settings.Theme.SYSTEM) {
            Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> {
                if (scene.getProperties().get(Settings.Theme.class) == Settings.Theme.SYSTEM) {
                    dress(scene, scheme);
                }
            });
        }
        scene.getProperties().put(Settings.Theme.class, choice);
    }

    /// Puts AtlantaFX's theme in the place of JavaFX's own. Before the first control is made, that one is never
    /// even loaded.
    public static void wear(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                scheme == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    /// Dresses a scene in one of the two; text stays as large as it was.
    public static void dress(Scene scene, ColorScheme scheme) {
        boolean dark = scheme == ColorScheme.DARK;
        wear(scheme);
        int percent = (int) scene.getProperties().getOrDefault(TextSize.class, Appearance.LEAST_TEXT);
        scene.getStylesheets()
                .setAll(Stream.concat(SHEETS.stream(), Stream.of(dark ? "dark.css" : "light.css"))
                        .map(sheet -> percent == Appearance.LEAST_TEXT
                                ? resource(sheet).toExternalForm()
                                : TextSize.scaled(resource(sheet), percent))
                        .toList());
    }

    /// The icon of the window, in all sizes.
    public static List<Image> icons() {
        return ICON_SIZES.stream().map(Look::icon).toList();
    }

    /// The icon of the app.
    ///
    /// @param size one of 16, 24, 32, 48, 64, 128, 256 pixels
    public static Image icon(int size) {
        return new Image(resource("icon/mailmedic-" + size + ".png").toExternalForm());
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Look.class.getResource(name), name);
    }
}
