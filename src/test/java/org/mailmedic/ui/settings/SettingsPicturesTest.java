package org.mailmedic.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.settings.Appearance;
import org.mailmedic.settings.Settings;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.ui.look.Look;

/// What the settings look like; the tall pictures show the whole sheet.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = "all")
class SettingsPicturesTest {
    private static final List<Dimension2D> SIZES = List.of(
            new Dimension2D(900, 640),
            new Dimension2D(1000, 700),
            new Dimension2D(1440, 900),
            new Dimension2D(1000, 2900));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"en, 100", "de, 100", "es, 100", "en, 200", "de, 200"})
    void sheet(String language, int percent) {
        Cases cases = Sessions.cases(folder, Locale.of(language));
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.press("settings");
            Parent root = window.window().root();
            Screenshots.onFx(() -> {
                for (Dimension2D size : SIZES) {
                    root.getScene().setRoot(new Region());
                    var scene = new Scene(root, size.getWidth(), size.getHeight());
                    for (ColorScheme scheme : ColorScheme.values()) {
                        Settings.Theme theme = scheme == ColorScheme.DARK ? Settings.Theme.DARK : Settings.Theme.LIGHT;
                        Look.dress(scene, Appearance.DEFAULT.withTheme(theme).withText(percent));
                        scene.snapshot(null);
                        Screenshots.takeScene(
                                "settings-%s-%d-%.0fx%.0f-%s"
                                        .formatted(
                                                language,
                                                percent,
                                                size.getWidth(),
                                                size.getHeight(),
                                                scheme.name().toLowerCase(Locale.ROOT)),
                                scene);
                    }
                }
                return true;
            });
        }
    }
}
