package org.mailmedic.ui.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.ui.control.Disclosure;

/// The letter to those who closed their group, as the user writes it over, takes it along, and asks again.
class LetterOnCardTest {
    @TempDir
    private static Path folder = Path.of("");

    private static TestWindow window;

    @BeforeAll
    static void open() throws Exception {
        var cases = Sessions.cases(folder.resolve("cases"), Locale.ENGLISH);
        Session session = cases.practise("closed-group");
        window = TestWindow.open(cases, session);
        Sessions.await(session.probe(_ -> {}));
        Sessions.await(session.audit(false, EnumSet.allOf(Part.class), _ -> {}));
        while (session.current().step() != StepId.FIX) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
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
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @Test
    void whatIsWrittenOverItIsWhatGoesOut() {
        String original = window.text("letter-body");
        assertThat(original).contains("Set-DistributionGroup", "Message-ID");
        assertThat(window.shows("letter-back")).isFalse();
        Screenshots.take("letter-card", window.window().root());

        window.fill("letter-body", "Dear Ms Rowe,\nplease open the group.\n");
        assertThat(window.shows("letter-back")).isTrue();
        assertThat(window.copied(() -> window.press("letter-copy")))
                .endsWith("Dear Ms Rowe,\nplease open the group.\n");

        window.until(() -> window.shows("letter-asked"));
        assertThat(window.text("letter-asked")).contains("postmaster@", "Ask again after");
        assertThat(window.text("letter-body"))
                .as("the card was drawn anew")
                .isEqualTo("Dear Ms Rowe,\nplease open the group.\n");
        assertThat(window.session().current().history().letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.to()).isEqualTo("RECIPIENT"));

        window.press("letter-write");
        assertThat(window.browsed().getLast().toString())
                .startsWith("mailto:postmaster@")
                .contains("Dear%20Ms%20Rowe")
                .doesNotContain("Set-DistributionGroup");
        assertThat(window.session().current().history().letters())
                .as("one letter, however it was taken")
                .hasSize(1);

        window.press("letter-de");
        window.until(() -> window.text("letter-body").contains("Guten Tag"));
        window.press("letter-en");
        assertThat(window.text("letter-body")).startsWith("Dear Ms Rowe");
        Screenshots.take("letter-card-asked", window.window().root());

        window.press("letter-back");
        assertThat(window.text("letter-body")).isEqualTo(original);
        assertThat(window.shows("letter-back")).isFalse();
    }

    /// Whoever comes in by the keyboard must get out again.
    @Test
    void tabLeadsOutOfIt() {
        window.focus("letter-body");
        window.keys(KeyCode.TAB);
        assertThat(window.isFocused("letter-body")).isFalse();
    }
}
