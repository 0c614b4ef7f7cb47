package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.settings.Appearance;
import org.mailmedic.ui.look.Look;

/// Every page and sheet, for those who hear it, and for those who need large letters.
class AccessibleTest {
    /// One line of what a server said, and the first step of a closed card: both open to the whole text.
    private static final List<String> SHORT_ON_PURPOSE = List.of("rung-detail", "fix-under");

    /// Letters reach over the box of their line by less than this.
    private static final double TOUCH = 3;

    @TempDir
    private Path folder = Path.of("");

    /// Whoever comes to something by Tab must hear what it is.
    @Test
    void whateverTakesTheKeyboardHasAName() {
        assertThat(overAllPages(Sessions.cases(folder), AccessibleTest::nameless))
                .isEmpty();
    }

    /// German is the longest of our languages.
    @Test
    void nothingIsCutOrLiesOverSomethingAtTwiceTheSizeInGerman() {
        Cases cases = Sessions.cases(folder, Locale.GERMAN);
        assertThat(overAllPages(cases, window -> {
                    List<String> cut = Screenshots.onFx(() -> {
                        Scene scene = window.window().root().getScene();
                        Stage stage = (Stage) scene.getWindow();
                        stage.setWidth(1000);
                        stage.setHeight(700);
                        Look.dress(scene, Appearance.DEFAULT.withText(Appearance.MOST_TEXT));
                        Look.dress(scene, ColorScheme.LIGHT);
                        for (int pass = 0; pass < 3; pass++) {
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                        }
                        List<String> wrong = new ArrayList<>(cut(scene.getRoot()));
                        wrong.addAll(overlaps(scene));
                        return wrong;
                    });
                    window.picture("large-" + name(window));
                    return cut;
                }))
                .isEmpty();
    }

    private static String name(TestWindow window) {
        return window.session().current().step().name().toLowerCase(Locale.ROOT)
                + (window.shows("settings-sheet") ? "-settings" : "")
                + (window.shows("help-sheet") ? "-help" : "");
    }

    private static List<String> overAllPages(Cases cases, Function<TestWindow, List<String>> look) {
        Set<String> found = new HashSet<>();
        try (var window = TestWindow.open(cases, cases.practise("workspace-unauthenticated"))) {
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
                    window.until(() -> window.session().current().probe().isPresent());
                    found.addAll(look.apply(window));
                }
                window.press("next");
                window.until(() -> window.session().current().step() == step);
                if (step == StepId.DNS) {
                    window.until(() -> window.session().current().audit().isPresent());
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
                .filter(labeled -> Collections.disjoint(labeled.getStyleClass(), SHORT_ON_PURPOSE))
                .flatMap(labeled -> labeled.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .filter(text ->
                                text.endsWith("...") && !labeled.getText().endsWith("..."))
                        .map(_ -> "cut: " + named(labeled)))
                .toList();
    }

    private static String named(Labeled labeled) {
        return labeled.getId() + " " + labeled.getStyleClass() + " " + labeled.getText();
    }

    /// Words that lie over others, or beyond the edge of the window.
    private static List<String> overlaps(Scene scene) {
        var window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        // Under an open sheet nothing can be used, and little be read.
        List<Node> layers = scene.getRoot().getChildrenUnmodifiable();
        List<Labeled> words = shown(layers.getLast()).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(l -> l.getText() != null && !l.getText().isBlank() && seen(l).isPresent())
                .toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Bounds here = seen(words.get(i)).orElseThrow();
            if (here.getMinX() < -TOUCH
                    || here.getMaxX() > window.getMaxX() + TOUCH
                    || here.getMaxY() > window.getMaxY() + TOUCH) {
                found.add("outside: " + named(words.get(i)));
            }
            for (Labeled other : words.subList(i + 1, words.size())) {
                boolean inside = isInside(other, words.get(i)) || isInside(words.get(i), other);
                if (!inside && lieOver(here, seen(other).orElseThrow())) {
                    found.add("over each other: " + named(words.get(i)) + " / " + named(other));
                }
            }
        }
        return found;
    }

    private static boolean lieOver(Bounds one, Bounds other) {
        return Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX()) > TOUCH
                && Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY()) > TOUCH;
    }

    private static boolean isInside(Node inner, Node outer) {
        for (Node n = inner; n != null; n = n.getParent()) {
            if (n.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /// What one sees of it: the rest of a page is scrolled away.
    private static Optional<Bounds> seen(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        double left = bounds.getMinX();
        double right = bounds.getMaxX();
        double top = bounds.getMinY();
        double bottom = bounds.getMaxY();
        for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof ScrollPane) {
                Bounds view = n.localToScene(n.getLayoutBounds());
                top = Math.max(top, view.getMinY());
                bottom = Math.min(bottom, view.getMaxY());
            }
        }
        return bottom - top > TOUCH
                ? Optional.of(new BoundingBox(left, top, right - left, bottom - top))
                : Optional.empty();
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
