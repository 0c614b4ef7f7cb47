package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;

/// What was written in the field of the bounce can be taken back and brought back, and no key throws it
/// away.
class UndoTest {
    private static final String OWN = "550 5.7.1 denied";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @BeforeEach
    void open() {
        Cases cases = Sessions.cases(folder);
        window = TestWindow.open(cases, cases.begin());
        window.focus("bounce");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private String kept() {
        return window.session().current().given().bounce();
    }

    /// Redo is Ctrl+Y on Windows, Shift with the key of undo elsewhere.
    private void redo() {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            window.keys(KeyCode.SHORTCUT, KeyCode.Y);
        } else {
            window.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        }
    }

    /// A paste is one step; typing comes back letter by letter or word by word, as the toolkit has it.
    @Test
    void takenBackAndBroughtBack() {
        window.type(OWN);
        window.until(() -> kept().equals(OWN));
        for (int i = 0; i <= OWN.length() && !window.text("bounce").isEmpty(); i++) {
            window.keys(KeyCode.SHORTCUT, KeyCode.Z);
        }
        assertThat(window.text("bounce")).isEmpty();
        window.until(() -> kept().isEmpty());
        for (int i = 0; i <= OWN.length() && !window.text("bounce").equals(OWN); i++) {
            redo();
        }
        assertThat(window.text("bounce")).isEqualTo(OWN);
        window.until(() -> kept().equals(OWN));

        // A slip that takes everything along.
        window.keys(KeyCode.SHORTCUT, KeyCode.A);
        window.keys(KeyCode.DELETE);
        assertThat(window.text("bounce")).isEmpty();
        window.keys(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(window.text("bounce")).isEqualTo(OWN);
        window.until(() -> kept().equals(OWN));
    }

    @Test
    void escapeLosesNothing() {
        window.type(OWN);
        window.until(() -> kept().equals(OWN));
        window.keys(KeyCode.ESCAPE);
        window.keys(KeyCode.ESCAPE);
        assertThat(window.text("bounce")).isEqualTo(OWN);
        assertThat(window.isFocused("bounce")).isTrue();
        assertThat(window.session().current().step()).isEqualTo(StepId.WHAT_HAPPENED);
        // Nor does the sheet that Esc closes.
        window.keys(KeyCode.F1);
        window.keys(KeyCode.ESCAPE);
        window.keys(KeyCode.SHORTCUT, KeyCode.Z);
        window.until(() -> kept().length() < OWN.length());
        redo();
        window.until(() -> kept().equals(OWN));
        Node field = window.find("bounce").orElseThrow();
        assertThat(Screenshots.onFx(() -> ((TextInputControl) field).isUndoable()))
                .isTrue();
    }
}
