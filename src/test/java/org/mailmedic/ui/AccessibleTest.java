package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.ui.look.Look;
import org.mailmedic.walk.Consultations;
import org.mailmedic.walk.Desk;
import org.mailmedic.walk.Looks;

/// Every page and sheet, for those who hear it, and for those who need large letters.
class AccessibleTest {
    /// What is still cut at this size, each on a page of its own; nothing may be added.
    private static final List<String> KNOWN = List.of(
            "null cell indexed-cell list-cell STARTTLS",
            "null label Versch",
            "null label fix-under ",
            "null label rung-detail ",
            "null label rung-time ",
            "null label section-title Aufheben",
            "null label small-muted Outlook",
            "null label small-title Ein",
            "null label small-muted Webhoster",
            "shorten check-box ",
            "show-ruled-out hyperlink ",
            "step-what_happened step-button ");

    @TempDir
    private Path cases = Path.of("");

    /// Whoever comes to something by Tab must hear what it is.
    @Test
    void whateverTakesTheKeyboardHasAName() {
        assertThat(overAllPages(Consultations.desk(cases), AccessibleTest::nameless))
                .isEmpty();
    }

    /// German is the longest of our languages.
    @Test
    void nothingMoreIsCutAtTwiceTheSizeInGerman() {
        Desk desk = Consultations.desk(cases, Locale.GERMAN);
        assertThat(overAllPages(desk, window -> {
                    List<String> cut = Screenshots.onFx(() -> {
                        Scene scene = window.window().root().getScene();
                        Stage stage = (Stage) scene.getWindow();
                        stage.setWidth(1000);
                        stage.setHeight(700);
                        Look.dress(scene, Looks.DEFAULT.withText(Looks.MOST_TEXT));
                        Look.dress(scene, ColorScheme.LIGHT);
                        for (int pass = 0; pass < 3; pass++) {
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                        }
                        return cut(scene.getRoot());
                    });
                    window.picture("large-" + name(window));
                    return cut;
                }))
                .isEmpty();
    }

    private static String name(TestWindow window) {
        return window.consultation().current().step().name().toLowerCase(Locale.ROOT)
                + (window.shows("settings-sheet") ? "-settings" : "")
                + (window.shows("help-sheet") ? "-help" : "");
    }

    private static List<String> overAllPages(Desk desk, Function<TestWindow, List<String>> look) {
        Set<String> found = new HashSet<>();
        try (var window = TestWindow.open(desk, desk.practise("workspace-unauthenticated"))) {
            found.addAll(look.apply(window));
            window.keys(KeyCode.F1);
            found.addAll(look.apply(window));
            window.keys(KeyCode.ESCAPE);
            window.keys(KeyCode.SHORTCUT, KeyCode.COMMA);
            found.addAll(look.apply(window));
            window.keys(KeyCode.ESCAPE);
            for (StepId step : List.of(StepId.values()).subList(1, StepId.values().length)) {
                if (step == StepId.DNS) {
                    window.press("test");
                    window.until(() -> window.consultation().current().probe().isPresent());
                    found.addAll(look.apply(window));
                }
                window.press("next");
                window.until(() -> window.consultation().current().step() == step);
                if (step == StepId.DNS) {
                    window.until(() -> window.consultation().current().audit().isPresent());
                }
                found.addAll(look.apply(window));
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<String> nameless(TestWindow window) {
        return Screenshots.onFx(() -> {
            List<Node> all = shown(window.window().root());
            Set<Node> labelled = new HashSet<>();
            all.stream()
                    .filter(Label.class::isInstance)
                    .map(label -> ((Label) label).getLabelFor())
                    .forEach(labelled::add);
            return all.stream()
                    .filter(Node::isFocusTraversable)
                    .filter(node -> !hasName(node) && !labelled.contains(node))
                    .map(node -> name(window) + ": " + node)
                    .toList();
        });
    }

    private static boolean hasName(Node node) {
        return Optional.ofNullable(node.getAccessibleText())
                        .filter(t -> !t.isBlank())
                        .isPresent()
                || node instanceof Labeled labeled
                        && Optional.ofNullable(labeled.getText())
                                .filter(t -> !t.isBlank())
                                .isPresent();
    }

    /// Texts whose skin had to leave something out.
    private static List<String> cut(Node root) {
        return shown(root).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled -> labeled.getText() != null && labeled.getWidth() > 0)
                .flatMap(labeled -> labeled.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .filter(text ->
                                text.endsWith("...") && !labeled.getText().endsWith("..."))
                        .map(_ -> labeled.getId() + " " + labeled.getStyleClass() + " " + labeled.getText())
                        .filter(text -> KNOWN.stream().noneMatch(text::startsWith)))
                .toList();
    }

    private static List<Node> shown(Node root) {
        List<Node> all = new ArrayList<>();
        if (root.isVisible()) {
            all.add(root);
            if (root instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> all.addAll(shown(child)));
            }
        }
        return all;
    }
}
