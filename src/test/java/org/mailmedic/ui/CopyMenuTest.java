package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.SpfTreeView;
import org.testfx.util.WaitForAsyncUtils;

/// Menus of the right mouse button and of the keyboard, in the real window.
class CopyMenuTest {
    @TempDir
    private static Path folder = Path.of("");

    private static TestWindow window;

    @BeforeAll
    static void open() throws Exception {
        var cases = Sessions.cases(folder.resolve("cases"));
        Session session = cases.practise("workspace-unauthenticated");
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

    private static void goTo(StepId step) {
        window.session().jump(step);
        window.until(() -> window.session().current().step() == step);
    }

    private static Node first(String style) {
        window.until(() -> window.window().root().lookup(style) != null);
        Node node = Screenshots.onFx(() -> {
            Node found = window.window().root().lookup(style);
            window.window().reveal(found);
            return found;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return node;
    }

    private static Optional<ContextMenu> menu() {
        return Screenshots.onFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst());
    }

    private static List<String> words() {
        return Screenshots.onFx(() ->
                menu().orElseThrow().getItems().stream().map(MenuItem::getText).toList());
    }

    private static void choose(String words) {
        Screenshots.onFx(() -> {
            ContextMenu menu = menu().orElseThrow();
            menu.getItems().stream()
                    .filter(item -> item.getText().equals(words))
                    .forEach(MenuItem::fire);
            menu.hide();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static SpfTreeView.Term term(String before, String name, SpfTreeView.State state) {
        return new SpfTreeView.Term(before, name, "", Optional.empty(), Optional.empty(), state, List.of());
    }

    private static String copied() {
        return Screenshots.onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void aTermOfTheSpfRecordByTheMouse() {
        var tree = new SpfTreeView(Texts.in(Locale.ENGLISH), "unfold", "all");
        Screenshots.onFx(() -> {
            tree.show(
                    "v=spf1",
                    List.of(
                            term("include:", "a.example", SpfTreeView.State.PLAIN),
                            term("", "-all", SpfTreeView.State.MATCH)));
            window.window().openSheet(tree);
            return true;
        });
        window.robot().clickOn(first(".spf-term"), MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words()).containsExactly("Copy", "Copy all");
        choose("Copy");
        assertThat(copied()).isEqualTo("include:a.example");
        window.robot().clickOn(first(".spf-term"), MouseButton.SECONDARY);
        choose("Copy all");
        assertThat(copied()).isEqualTo("v=spf1 include:a.example -all");
        window.keys(KeyCode.ESCAPE);
    }

    @Test
    void aRowOfTheAuditByTheKeyboardAndEscClosesIt() {
        goTo(StepId.DNS);
        Node head = first(".part-row .disclosure-head");
        Screenshots.onFx(() -> {
            head.requestFocus();
            return true;
        });
        window.keys(KeyCode.SHIFT, KeyCode.F10);
        assertThat(words()).hasSize(2).first().isEqualTo("Copy");
        window.keys(KeyCode.ESCAPE);
        assertThat(menu()).isEmpty();
        window.keys(KeyCode.CONTEXT_MENU);
        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);
        assertThat(copied()).isNotBlank();
    }

    @Test
    void aReasonOpensItsRawAnswer() {
        goTo(StepId.ANSWER);
        Node source = first(".reason-source");
        Screenshots.onFx(() -> {
            source.requestFocus();
            return true;
        });
        window.keys(KeyCode.SHIFT, KeyCode.F10);
        assertThat(words()).hasSize(3);
        choose(words().getLast());
        assertThat(first(".reason .raw-box").isVisible()).isTrue();
    }

    @Test
    void theRecordToPublishByNameAndContent() {
        goTo(StepId.FIX);
        Node box = first(".record-box");
        window.robot().clickOn(box, MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words()).containsExactly("Copy the name", "Copy the content", "Copy all");
        choose("Copy the content");
        assertThat(copied()).startsWith("v=");
    }

    @Test
    void theConversation() {
        goTo(StepId.SIGN_IN);
        window.until(() -> window.shows("show-transcript"));
        window.press("show-transcript");
        window.focus("transcript");
        window.keys(KeyCode.SHIFT, KeyCode.F10);
        assertThat(words()).containsExactly("Copy all", window.text("save-transcript"));
        choose("Copy all");
        assertThat(copied()).isEqualTo(window.text("transcript"));
    }
}
