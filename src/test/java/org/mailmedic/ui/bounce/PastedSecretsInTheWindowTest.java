package org.mailmedic.ui.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.reply.PastedSecrets;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// Nothing that the window shows, copies or hands on repeats a secret that was pasted.
class PastedSecretsInTheWindowTest {
    private static final int AT_ONCE = 20;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noShapeIsShownCopiedOrHandedOn() {
        Cases cases = Sessions.cases(folder.resolve("cases"));
        Session first = cases.begin();
        first.addressTyped("anna@gmail.com");
        try (var window = TestWindow.open(cases, first)) {
            List<String> shapes = PastedSecrets.shapes();
            for (int from = 0; from < shapes.size(); from += AT_ONCE) {
                String some = String.join("\n\n", shapes.subList(from, Math.min(from + AT_ONCE, shapes.size())));
                paste(window, "550 5.7.23 <buyer@shop.example>: SPF check failed\n" + some);
                window.until(
                        () -> !window.session().readingNow() && window.session().hidesASecret());
                assertHidden("shown", everythingShown(window));

                assertHidden(
                        "the report", window.copied(() -> window.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C)));
            }
            window.keys(KeyCode.F1);
            window.press("help-report");
            window.until(() -> !window.text("fault-text").isBlank());
            window.press("fault-case");
            window.until(() -> window.text("fault-text").contains("## Case"));
            assertHidden("the fault report", window.text("fault-text"));
        }
    }

    private static void paste(TestWindow window, String text) {
        Screenshots.onFx(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        window.focus("bounce");
        window.keys(KeyCode.SHORTCUT, KeyCode.A);
        window.keys(KeyCode.SHORTCUT, KeyCode.V);
    }

    private static String everythingShown(TestWindow window) {
        return Screenshots.onFx(() -> {
            var words = new StringBuilder();
            for (Node node : window.window().root().lookupAll("*")) {
                words.append(
                                switch (node) {
                                    case TextInputControl input -> input.getText();
                                    case Labeled labeled -> labeled.getText();
                                    case Text text -> text.getText();
                                    default -> "";
                                })
                        .append('\n');
            }
            return words.toString();
        });
    }

    private static void assertHidden(String where, String text) {
        assertThat(PastedSecrets.isIn(text)).as("%s: %s", where, text).isFalse();
    }
}
