package org.mailmedic.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.Listed;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.settings.Settings;
import org.mailmedic.ui.TestWindow;

class MainWindowTest {
    @TempDir
    Path folder;

    private Cases cases;
    private TestWindow window;

    @BeforeEach
    void open() {
        cases = Sessions.cases(folder);
        window = TestWindow.open(cases, cases.practise("gmail-app-password"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void untilAt(StepId step) {
        window.until(() -> window.session().current().step() == step);
    }

    @Test
    void theKeyboardAloneLeadsOnAndBack() {
        window.keys(KeyCode.SHORTCUT, KeyCode.ENTER);
        untilAt(StepId.WHO_SENDS);
        window.keys(KeyCode.ENTER);
        untilAt(StepId.SIGN_IN);
        window.keys(KeyCode.ALT, KeyCode.LEFT);
        untilAt(StepId.WHO_SENDS);
        window.keys(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        untilAt(StepId.WHAT_HAPPENED);
        window.keys(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        untilAt(StepId.SIGN_IN);
        window.keys(KeyCode.F5);
        window.until(() -> window.shows("advice"));
    }

    @Test
    void whatWasNotReachedCannotBeJumpedTo() {
        window.keys(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        assertThat(window.session().current().step()).isEqualTo(StepId.WHAT_HAPPENED);
    }

    @Test
    void nextIsNamedAfterWhereItLeads() {
        assertThat(window.text("next")).contains("who sends your mail");
        assertThat(window.shows("back")).isFalse();
        assertThat(title()).isEqualTo("What happened? (practice) – MailMedic");
        window.press("next");
        untilAt(StepId.WHO_SENDS);
        window.until(() -> window.text("next").contains("sign-in"));
        assertThat(window.shows("back")).isTrue();
        assertThat(title()).isEqualTo("Who sends your mail? (practice) – MailMedic");
        window.press("leave-practice");
        assertThat(title()).isEqualTo("What happened? – MailMedic");
    }

    private String title() {
        return window.window().titleProperty().get();
    }

    @Test
    void enterPressesTheButtonThatHasTheKeyboard() {
        window.focus("settings");
        window.keys(KeyCode.ENTER);
        assertThat(window.shows("settings-sheet")).isTrue();
        assertThat(window.session().current().step()).isEqualTo(StepId.WHAT_HAPPENED);
    }

    @Test
    void aResolverThatIsNoneIsNotSaved() {
        Settings before = cases.settings();
        window.keys(KeyCode.SHORTCUT, KeyCode.COMMA);
        window.fill("resolver", "not a resolver");
        window.focus("https");
        assertThat(cases.settings()).isEqualTo(before);
        window.focus("resolver");
        window.fill("resolver", "192.0.2.53:5353");
        window.focus("https");
        assertThat(cases.settings().resolver()).contains("192.0.2.53:5353");
        assertThat(window.text("settings-told")).isEqualTo("Kept.");
    }

    @Test
    void escapeClosesTheSettingsAndLosesNothing() {
        window.keys(KeyCode.SHORTCUT, KeyCode.COMMA);
        window.focus("resolver");
        window.fill("resolver", "192.0.2.53");
        window.keys(KeyCode.ESCAPE);
        assertThat(window.shows("settings-sheet")).isFalse();
        assertThat(cases.settings().resolver()).contains("192.0.2.53");
        assertThat(window.text("bounce")).isNotEmpty();
    }

    @Test
    void casesAreDeletedOnlyAfterASecondWord() throws Exception {
        Case given = window.session().current();
        var other = new CaseStore(folder);
        other.save(given.withId("0b5ad9ad-26f3-45b9-a4cd-4a9b59bd3f8c"));
        window.keys(KeyCode.SHORTCUT, KeyCode.COMMA);
        window.until(() -> window.text("kept-count").startsWith("1 case"));
        window.press("delete-cases");
        assertThat(cases.saved()).extracting(Listed::id).contains("0b5ad9ad-26f3-45b9-a4cd-4a9b59bd3f8c");
        window.press("delete-cases-sure");
        window.until(() -> window.text("kept-count").equals("Deleted."));
        assertThat(cases.saved()).extracting(Listed::id).doesNotContain("0b5ad9ad-26f3-45b9-a4cd-4a9b59bd3f8c");
    }

    @Test
    void theLookChangesAtOnce() {
        window.keys(KeyCode.SHORTCUT, KeyCode.COMMA);
        window.press("theme-dark");
        assertThat(cases.settings().theme()).isEqualTo(Settings.Theme.DARK);
        window.press("text-larger");
        window.press("text-larger");
        assertThat(window.text("text-percent")).isEqualTo("150 %");
        assertThat(cases.settings().appearance().textPercent()).isEqualTo(150);
        window.press("language-de");
        assertThat(cases.settings().appearance().language()).contains("de");
        assertThat(window.shows("reopen-window")).isTrue();
        window.press("reopen-window");
        assertThat(window.reopened()).containsExactly(window.session().current().id());
    }
}
