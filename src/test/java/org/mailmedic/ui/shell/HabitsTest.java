package org.mailmedic.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// What people's hands know from other programs.
class HabitsTest {
    @TempDir
    Path folder;

    private Cases cases;
    private TestWindow window;

    @BeforeEach
    void open() {
        cases = Sessions.cases(folder.resolve("cases"));
        window = TestWindow.open(cases, cases.practise("gmail-app-password"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theHelpShowsEveryKeyThatIsObeyed() {
        window.keys(KeyCode.F1);
        String words = window.words("help-sheet");
        Texts texts = cases.tools().texts();
        for (Shortcut shortcut : Shortcut.values()) {
            assertThat(words).contains(shortcut.title(texts)).contains(shortcut.keys(texts, false));
        }
        assertThat(words)
                .contains("Ctrl+N")
                .contains("Alt+→ · Ctrl+Enter")
                .contains("Ctrl+1 – Ctrl+7")
                .doesNotContain("Subtract");
        Screenshots.take("help", window.window().root(), new Dimension2D(900, 640));
    }

    @Test
    void aMacHasItsOwnSigns() {
        assertThat(Shortcut.COPY_REPORT.keys(cases.tools().texts(), true)).isEqualTo("⌘⇧C");
        assertThat(Shortcut.COPY_REPORT.keys(Texts.in(Locale.GERMAN), false)).isEqualTo("Strg+Umschalt+C");
    }

    @Test
    void aNewCaseByKeyLeavesTheOldOneSaved() {
        Session before = window.session();
        window.keys(KeyCode.SHORTCUT, KeyCode.N);
        assertThat(window.session()).isNotSameAs(before);
        assertThat(window.text("bounce")).isEmpty();
    }

    @Test
    void theTextGrowsAndShrinksByKey() {
        window.keys(KeyCode.SHORTCUT, KeyCode.PLUS);
        window.keys(KeyCode.SHORTCUT, KeyCode.EQUALS);
        assertThat(cases.settings().appearance().textPercent()).isEqualTo(150);
        assertThat(fontOf("next")).isGreaterThan(20);
        window.keys(KeyCode.SHORTCUT, KeyCode.MINUS);
        assertThat(cases.settings().appearance().textPercent()).isEqualTo(125);
        window.keys(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertThat(fontOf("next")).isEqualTo(14);
    }

    private double fontOf(String id) {
        Node node = window.find(id).orElseThrow();
        return Screenshots.onFx(() -> {
            node.getScene().getRoot().applyCss();
            return ((javafx.scene.control.Labeled) node).getFont().getSize();
        });
    }

    @Test
    void aCopyOfTheCaseIsSavedAndOpenedByKey() {
        Path copy = folder.resolve("copy.mailmedic");
        window.willSave(copy);
        window.keys(KeyCode.SHORTCUT, KeyCode.S);
        window.until(() -> window.text("foot-message").contains("copy.mailmedic"));
        window.keys(KeyCode.SHORTCUT, KeyCode.N);
        window.willOpen(copy);
        window.keys(KeyCode.SHORTCUT, KeyCode.O);
        window.until(() -> window.session().lab().isPresent());
        assertThat(window.text("bounce")).isNotEmpty();
    }

    @Test
    void wordsAreFoundInTheText() {
        window.fill("bounce", "550 denied\n550 5.7.1 Denied again\n");
        window.keys(KeyCode.SHORTCUT, KeyCode.F);
        assertThat(window.isFocused("find")).isTrue();
        window.type("denied");
        window.keys(KeyCode.ENTER);
        assertThat(window.text("find-told")).isEqualTo("2 of 2");
        window.keys(KeyCode.ENTER);
        assertThat(window.text("find-told")).isEqualTo("1 of 2");
        window.type("x");
        assertThat(window.text("find-told")).isEqualTo("Not in this text");
        window.keys(KeyCode.ESCAPE);
        assertThat(window.shows("find-bar")).isFalse();
        assertThat(window.isFocused("bounce")).isTrue();
    }

    @Test
    void theReportIsCopiedFromAnyPage() {
        assertThat(window.copied(() -> window.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C)))
                .contains("#");
        window.until(() -> window.text("foot-message").contains("copied"));
    }

    @Test
    void aMessageOpenedOnALaterPageBecomesACaseOfItsOwn() throws Exception {
        Session before = window.session();
        window.press("next");
        window.until(() -> before.current().step() == StepId.WHO_SENDS);
        Path mail = Files.writeString(folder.resolve("back.eml"), "550 5.7.1 Relaying denied\n");
        Screenshots.onFx(() -> {
            window.window().open(mail);
            return true;
        });
        window.until(() -> window.shows("bounce") && window.text("bounce").contains("Relaying denied"));
        assertThat(window.session()).isNotSameAs(before);
    }

    /// The headless platform has no drag and drop: what it would hand over stands on a clipboard, whose kind a
    /// dragboard is.
    @Test
    void filesGoBeforeTextsWhenDropped() throws Exception {
        Path mail = Files.writeString(folder.resolve("back.txt"), "550 5.7.1 Relaying denied\n");
        List<Object> taken = new ArrayList<>();
        var dropTarget = new DropTarget(() -> false, taken::add, taken::add);
        Screenshots.onFx(() -> {
            var content = new ClipboardContent();
            content.putString("550 5.7.1 denied");
            Clipboard.getSystemClipboard().setContent(content);
            dropTarget.take(Clipboard.getSystemClipboard());
            content.putFiles(List.of(mail.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
            dropTarget.take(Clipboard.getSystemClipboard());
            return true;
        });
        assertThat(taken).containsExactly("550 5.7.1 denied", mail);
    }

    @Test
    void nothingIsTakenFromUnderASheet() {
        var blocked = new DropTarget(() -> true, _ -> {}, _ -> {});
        assertThat(Screenshots.onFx(() -> {
                    var content = new ClipboardContent();
                    content.putString("550 5.7.1 denied");
                    Clipboard.getSystemClipboard().setContent(content);
                    return blocked.isWelcome(Clipboard.getSystemClipboard());
                }))
                .isFalse();
    }
}
