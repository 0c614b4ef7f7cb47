package org.mailmedic.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.about.Product;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// What this program is, and what helps to mend it, in the real window.
class AboutTest {
    private static final String CANARY = "Kanarienvogel9";

    @TempDir
    private static Path folder = Path.of("");

    private static Cases cases;
    private static TestWindow window;

    @BeforeAll
    static void open() throws Exception {
        cases = Sessions.cases(folder.resolve("cases"));
        Session session = cases.practise("workspace-unauthenticated");
        Sessions.await(session.audit(false, EnumSet.allOf(Part.class), _ -> {}));
        window = TestWindow.open(cases, session);
        Path log = Files.createDirectories(window.places().log());
        Files.writeString(log.resolve("mailmedic-0.log"), """
            2026-11-26T03:07:54Z SEVERE org.mailmedic.app.Faults: a fault of ours
            java.lang.IllegalStateException: %s for heike@%s.example
            \tat org.mailmedic/org.mailmedic.ui.shell.Foot.say(Foot.java:1)
            """.formatted(CANARY, CANARY));
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @BeforeEach
    void nothingOpen() {
        window.keys(KeyCode.ESCAPE);
    }

    @Test
    void theFootOfTheSideLeadsToIt() {
        window.press("about");
        window.until(() -> window.words("about-sheet").contains("Linux"));
        assertThat(window.words("about-sheet"))
                .contains(
                        System.getProperty("java.version", "?"),
                        window.places().cases().toString());
        assertThat(window.copied(() -> window.press("copy-about")))
                .contains("MailMedic", "Java", System.getProperty("os.arch", "?"));
        window.press("show-log");
        assertThat(window.browsed()).contains(window.places().log().toUri());
        window.keys(KeyCode.ESCAPE);
        assertThat(window.shows("about-sheet")).isFalse();
    }

    @Test
    void aLicenceIsReadAndLeadsBack() {
        assumeFalse(Product.load().version().isEmpty(), "only Maven writes it");
        window.press("about");
        window.until(() -> window.shows("licence-guava"));
        window.press("licence-guava");
        window.until(() -> window.shows("licence-text"));
        assertThat(window.text("licence-text")).contains("Apache License");
        window.press("close-licence");
        assertThat(window.shows("about-sheet")).isTrue();
    }

    @Test
    void theReportOfAFaultHoldsBackWhoseItIs() throws Exception {
        Case.Given before = window.session().current().given();
        window.window().session().addressTyped("heike." + CANARY + "@" + CANARY + "-linde.example");
        window.keys(KeyCode.F1);
        window.press("help-report");
        window.until(() -> window.text("fault-text").contains("## Log"));
        assertThat(window.text("fault-text")).contains("Foot.say(Foot.java:1)").doesNotContain("## Case");
        window.press("fault-case");
        window.until(() -> window.text("fault-text").contains("## Case"));
        String domain = before.address().substring(before.address().indexOf('@') + 1);
        Path file = folder.resolve("fault.md");
        window.willSave(file);
        window.press("save-fault");
        window.until(() -> window.text("fault-told").contains(file.toString()));
        assertThat(Files.readString(file))
                .isEqualTo(window.text("fault-text"))
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain(domain, before.address(), before.recipient(), "heike")
                .contains("spf");
        assertThat(window.browsed())
                .noneMatch(page -> page.toString().toLowerCase(Locale.ROOT).contains("mailto"));
    }

    @Test
    void aFaultThatNobodyExpectedIsSaidWithTheWayToReportIt() {
        Screenshots.onFx(() -> {
            window.window().sayFault();
            return true;
        });
        assertThat(window.text("foot-message")).contains("Something went wrong");
        window.press("report-fault");
        assertThat(window.shows("fault-sheet")).isTrue();
        window.keys(KeyCode.ESCAPE);
        assertThat(List.of(window.shows("fault-sheet"))).containsOnly(false);
    }
}
