package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;

/// Reports and letters in another language than the window's.
class OtherLanguagesTest {
    @TempDir
    private static Path folder = Path.of("");

    private static TestWindow window;

    @BeforeAll
    static void open() throws Exception {
        var cases = Sessions.cases(folder.resolve("cases"), Locale.GERMAN);
        Session session = cases.practise("closed-group");
        window = TestWindow.open(cases, session);
        Sessions.await(session.probe(_ -> {}));
        Sessions.await(session.audit(false, EnumSet.allOf(Part.class), _ -> {}));
        while (session.current().step() != StepId.PROVE) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
    }

    @AfterAll
    static void close() {
        window.close();
    }

    private static String heading(Locale language) {
        return Texts.in(language).get("report.footer");
    }

    @Test
    void theReportIsWrittenInTheLanguageThatIsChosen() throws Exception {
        window.session().jump(StepId.PROVE);
        window.until(() -> window.shows("report-de"));
        assertThat(Screenshots.onFx(
                        () -> ((RadioButton) window.find("report-de").orElseThrow()).isSelected()))
                .isTrue();
        window.press("preview-report");
        window.until(() -> window.shows("preview-text"));
        assertThat(window.text("preview-text")).contains(heading(Locale.GERMAN));
        window.keys(KeyCode.ESCAPE);
        for (String tag : new String[] {"es", "en"}) {
            window.press("report-" + tag);
            window.press("preview-report");
            window.until(() -> window.shows("preview-text"));
            assertThat(window.text("preview-text"))
                    .contains(heading(Locale.of(tag)))
                    .doesNotContain(heading(Locale.GERMAN));
            window.keys(KeyCode.ESCAPE);
        }
        assertThat(window.copied(() -> window.press("copy-report"))).contains(heading(Locale.ENGLISH));
        Path file = folder.resolve("report.md");
        window.willSave(file);
        window.press("save-markdown");
        window.until(() -> Files.exists(file));
        window.press("report-de");
    }

    /// The one that was chosen last is shown, however long each takes.
    @Test
    void theLetterIsWrittenInTheLanguageThatIsChosen() {
        window.session().jump(StepId.FIX);
        window.until(() -> window.window().root().lookup(".fix-card") != null);
        Screenshots.onFx(() -> {
            window.window()
                    .root()
                    .lookupAll(".disclosure")
                    .forEach(card -> ((Disclosure) card).openProperty().set(true));
            return true;
        });
        window.until(() -> window.shows("show-letter"));
        window.press("show-letter");
        String german = window.text("letter-body");
        window.press("letter-es");
        window.press("letter-en");
        String regards = Texts.in(Locale.ENGLISH).get("letter.closing");
        window.until(() -> window.text("letter-body").contains(regards));
        assertThat(german).doesNotContain(regards);
        window.press("letter-de");
        assertThat(window.text("letter-body")).isEqualTo(german);
    }
}
