package org.mailmedic.ui.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// The last two pages for one who has no mouse: everything on them is walked to and done.
@Timeout(120)
class FixAndProveKeyboardTest {
    @TempDir
    Path folder;

    @Test
    void fixItAndProveIt() throws Exception {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.practise("workspace-unauthenticated"))) {
            Session session = window.session();
            Sessions.await(session.probe(_ -> {}));
            while (session.current().step() != StepId.FIX) {
                assertThat(Sessions.await(session.next())).isTrue();
            }
            window.until(() -> window.shows("lab-apply"));
            fix(window, session);
            window.keys(KeyCode.ALT, KeyCode.RIGHT);
            window.until(() -> window.shows("send-test"));
            prove(window, session);
        }
    }

    private static void fix(TestWindow window, Session session) {
        window.tabTo("lab-apply");
        window.keys(KeyCode.SPACE);
        window.until(() -> !session.lab().orElseThrow().applied().isEmpty());
        window.tabTo("check");
        window.keys(KeyCode.SPACE);
        window.until(() -> session.current().ticks().values().stream().anyMatch(Case.Tick::proved));

        // The tick is the user's own word, and can be taken back.
        int before = session.current().ticks().size();
        for (int i = 0; i < 80 && !(focused(window) instanceof CheckBox box && !box.isSelected()); i++) {
            window.keys(KeyCode.TAB);
        }
        assertThat(focused(window)).isInstanceOf(CheckBox.class);
        window.keys(KeyCode.SPACE);
        window.until(() -> session.current().ticks().size() == before + 1);
        window.keys(KeyCode.SPACE);
        window.until(() -> session.current().ticks().size() == before);
    }

    private static Node focused(TestWindow window) {
        return Screenshots.onFx(() -> window.window().root().getScene().getFocusOwner());
    }

    private static void prove(TestWindow window, Session session) {
        window.tabTo("test-recipient");
        window.keys(KeyCode.SHORTCUT, KeyCode.A);
        window.type("me@meadow.example");
        window.tabTo("send-test");
        window.keys(KeyCode.SPACE);
        window.until(() -> window.isFocused("confirm-send"));
        // No is one Tab away, and nothing was sent.
        window.tabTo("refuse-send");
        window.keys(KeyCode.SPACE);
        assertThat(session.current().sent()).isEmpty();
        window.tabTo("send-test");
        window.keys(KeyCode.SPACE);
        window.until(() -> window.isFocused("confirm-send"));
        window.keys(KeyCode.SPACE);
        window.until(() -> !session.current().sent().isEmpty());
        assertThat(session.current().sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.to()).isEqualTo("me@meadow.example"));

        window.tabTo("shorten");
        window.keys(KeyCode.SPACE);
        window.tabTo("copy-report");
        assertThat(window.copied(() -> window.keys(KeyCode.SPACE))).contains("me@meadow.example");
    }
}
