package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.effect.DropShadow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.look.Look;

/// Whoever has no mouse gets everywhere, and sees where they are: Tab is pressed on each page and sheet
/// until it comes round, in both themes.
@Timeout(180)
class KeyboardReachTest {
    private static final int MOST = 150;

    /// WCAG 2.2, success criterion 1.4.11.
    private static final double LEAST_CONTRAST = 3;

    @TempDir
    private Path folder = Path.of("");

    private final List<String> faults = new ArrayList<>();

    @Test
    void everyControlIsReachedAndShowsIt() throws Exception {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.practise("workspace-unauthenticated"))) {
            Session session = window.session();
            Sessions.await(session.probe(_ -> {}));
            for (StepId step : StepId.values()) {
                if (step != StepId.WHAT_HAPPENED) {
                    assertThat(Sessions.await(session.next())).isTrue();
                    window.until(() -> session.current().step() == step);
                }
                if (step == StepId.DNS) {
                    window.until(() -> session.current().audit().isPresent());
                }
                if (window.shows("show-transcript")) {
                    window.press("show-transcript");
                }
                walk(step.name(), window);
            }
            window.press("preview-report");
            walk("sheet preview", window);
            window.keys(KeyCode.ESCAPE);
            for (KeyCode sheet : new KeyCode[] {KeyCode.COMMA, KeyCode.F1}) {
                if (sheet == KeyCode.COMMA) {
                    window.keys(KeyCode.SHORTCUT, sheet);
                } else {
                    window.keys(sheet);
                }
                walk("sheet " + sheet, window);
                window.keys(KeyCode.ESCAPE);
            }
            window.press("show-left");
            walk("sheet ledger", window);
            window.keys(KeyCode.ESCAPE);
        }
        assertThat(faults).isEmpty();
    }

    private void walk(String where, TestWindow window) {
        Scene scene = window.window().root().getScene();
        for (ColorScheme scheme : ColorScheme.values()) {
            Screenshots.onFx(() -> {
                Look.dress(scene, scheme);
                new Walk(scene, where + " " + scheme.name().toLowerCase(Locale.ROOT)).go();
                return true;
            });
        }
    }

    /// One time round.
    private final class Walk {
        private final Scene scene;
        private final String where;
        private final Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());

        Walk(Scene scene, String where) {
            this.scene = scene;
            this.where = where;
        }

        void go() {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Optional<Node> start = tab();
            Optional<Node> at = start;
            for (int i = 0; i < MOST && at.isPresent() && reached.add(at.get()); i++) {
                at = check(at.get());
            }
            if (at.isEmpty() || !at.equals(start)) {
                faults.add(where + ": Tab does not come round, but to " + at.map(KeyboardReachTest::name));
            }
            Set<ToggleGroup> groups = new HashSet<>();
            reached.forEach(n -> group(n).ifPresent(groups::add));
            shown(scene.getRoot(), KeyboardReachTest::isForTheMouse).stream()
                    .filter(n -> !reached.contains(n))
                    .filter(n -> group(n).filter(groups::contains).isEmpty())
                    .forEach(n -> faults.add(where + ": Tab does not lead to " + name(n)));
        }

        /// Whether it is seen that this has the keyboard. Goes on to the next.
        private Optional<Node> check(Node node) {
            scene.getRoot().applyCss();
            List<Paint> with = paints(node);
            Optional<Node> next = tab();
            boolean alone = next.filter(node::equals).isPresent();
            if (alone) {
                scene.getRoot().requestFocus();
            }
            scene.getRoot().applyCss();
            List<Paint> without = paints(node);
            if (alone) {
                node.requestFocus();
            }
            List<Paint> ring = new ArrayList<>(with);
            without.forEach(ring::remove);
            Color ground = ground(node);
            double contrast = ring.stream()
                    .filter(Color.class::isInstance)
                    .mapToDouble(paint -> contrast((Color) paint, ground))
                    .max()
                    .orElse(0);
            if (contrast < LEAST_CONTRAST) {
                faults.add("%s: %s shows too little that it has the keyboard (%.1f on %s)"
                        .formatted(where, name(node), contrast, ground));
            }
            return next;
        }

        private Optional<Node> tab() {
            Node from = Optional.ofNullable(scene.getFocusOwner()).orElse(scene.getRoot());
            Event.fireEvent(from, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
            return Optional.ofNullable(scene.getFocusOwner());
        }
    }

    private static Optional<ToggleGroup> group(Node node) {
        return node instanceof Toggle toggle ? Optional.ofNullable(toggle.getToggleGroup()) : Optional.empty();
    }

    /// What the user is meant to press or to write in.
    private static boolean isForTheMouse(Node node) {
        boolean control = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node.getStyleClass().contains("disclosure-head")
                || node.getStyleClass().contains("action-row")
                || node.getStyleClass().contains("toggle-switch");
        // Parts of a control belong to it.
        return control && !node.isDisabled() && !insideOfAControl(node);
    }

    private static boolean insideOfAControl(Node node) {
        for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof TextInputControl || n instanceof ComboBoxBase<?> || n instanceof ButtonBase) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> shown(Node root, Predicate<Node> wanted) {
        List<Node> all = new ArrayList<>();
        if (root.isVisible()) {
            if (wanted.test(root)) {
                all.add(root);
            }
            if (root instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> all.addAll(shown(child, wanted)));
            }
        }
        return all;
    }

    /// Every colour in and around a node.
    private static List<Paint> paints(Node node) {
        List<Paint> all = new ArrayList<>();
        if (node instanceof Region region) {
            Optional.ofNullable(region.getBackground())
                    .ifPresent(b -> b.getFills().forEach(fill -> all.add(fill.getFill())));
            Optional.ofNullable(region.getBorder())
                    .ifPresent(b -> b.getStrokes().forEach(stroke -> all.add(stroke.getTopStroke())));
        }
        if (node.getEffect() instanceof DropShadow shadow) {
            all.add(shadow.getColor());
        }
        if (node instanceof Hyperlink link && link.isUnderline()) {
            all.add(link.getTextFill());
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().stream().filter(Node::isVisible).forEach(c -> all.addAll(paints(c)));
        }
        return all;
    }

    /// What lies behind it.
    private static Color ground(Node node) {
        for (Parent p = node.getParent(); p != null; p = p.getParent()) {
            if (p instanceof Region region && region.getBackground() != null) {
                for (var fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color color && color.isOpaque()) {
                        return color;
                    }
                }
            }
        }
        throw new AssertionError("nothing lies behind " + name(node));
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return one.getOpacity() < 0.5 ? 0 : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Relative luminance as WCAG defines it.
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String name(Node node) {
        return Objects.toString(node.getId(), "") + " " + node.getStyleClass() + " "
                + (node instanceof Labeled labeled ? labeled.getText() : "");
    }
}
