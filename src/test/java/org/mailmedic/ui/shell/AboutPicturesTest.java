package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// What the sheets about this program look like, for a person to look at.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = "all")
class AboutPicturesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"en, about", "de, about", "es, about", "en, fault", "de, fault", "es, fault"})
    void sheet(String language, String sheet) {
        Cases cases = Sessions.cases(folder, Locale.of(language));
        try (var window = TestWindow.open(cases, cases.practise("gmail-app-password"))) {
            if (sheet.equals("about")) {
                window.press("about");
                window.until(() -> window.shows("show-log"));
            } else {
                window.keys(KeyCode.F1);
                window.press("help-report");
                window.press("fault-case");
                window.until(() -> window.text("fault-text").contains("## Case"));
            }
            Screenshots.take(
                    sheet + "-" + language,
                    window.window().root(),
                    new Dimension2D(900, 640),
                    new Dimension2D(1000, 700),
                    new Dimension2D(1440, 900));
        }
    }
}
