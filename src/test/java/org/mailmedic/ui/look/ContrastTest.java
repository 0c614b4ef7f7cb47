package org.mailmedic.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.ui.Screenshots;

/// The colours as the style sheets resolve them, held against WCAG 2.2: 4.5 : 1 for text (1.4.3), 3 : 1 for signs and
/// the focus ring (1.4.11).
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double SIGN = 3;

    /// What is written, and on which grounds it stands.
    private static final List<String> TEXTS = List.of(
            "-color-fg-default: -color-bg-default -color-bg-subtle -color-bg-inset -color-side -color-accent-subtle"
                    + " -color-danger-subtle -color-warning-subtle -color-success-subtle -color-mark",
            "-color-fg-muted: -color-bg-default -color-bg-subtle -color-bg-inset -color-side -color-accent-subtle"
                    + " -color-danger-subtle -color-warning-subtle",
            "-color-fg-subtle: -color-bg-default",
            "-color-accent-fg: -color-bg-default -color-bg-subtle -color-side -color-accent-subtle"
                    + " -color-danger-subtle -color-warning-subtle",
            "-color-danger-fg: -color-bg-default -color-bg-subtle -color-danger-subtle",
            "-color-warning-fg: -color-bg-default -color-bg-subtle -color-warning-subtle",
            "-color-success-fg: -color-bg-default -color-bg-subtle -color-success-subtle",
            "-color-on-accent: -color-accent-emphasis -color-accent-7",
            "-color-on-danger: -color-danger-emphasis",
            "-color-band-text: -color-band");

    private static final List<String> SIGNS = List.of(
            "white: -color-success-emphasis -color-danger-emphasis",
            "-color-accent-emphasis: -color-bg-default -color-bg-subtle -color-side -color-bg-inset",
            "-color-danger-emphasis: -color-bg-default",
            "-color-success-emphasis: -color-bg-default");

    @BeforeAll
    static void start() {
        Screenshots.start();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void textCanBeRead(ColorScheme scheme) {
        assertThat(below(TEXT, TEXTS, scheme)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void signsAndTheFocusRingCanBeSeen(ColorScheme scheme) {
        assertThat(below(SIGN, SIGNS, scheme)).isEmpty();
    }

    private static List<String> below(double least, List<String> lines, ColorScheme scheme) {
        return Screenshots.onFx(() -> {
            List<String> found = new ArrayList<>();
            for (String line : lines) {
                String text = line.substring(0, line.indexOf(':'));
                for (String ground : line.substring(line.indexOf(':') + 2).split(" ", -1)) {
                    double contrast = contrast(text, ground, scheme);
                    if (contrast < least) {
                        found.add("%s on %s: %.2f".formatted(text, ground, contrast));
                    }
                }
            }
            return found;
        });
    }

    private static double contrast(String text, String ground, ColorScheme scheme) {
        var label = new Label("text");
        label.setStyle("-fx-text-fill: " + text);
        var pane = new StackPane(label);
        pane.setStyle("-fx-background-color: " + ground);
        var scene = new Scene(pane);
        Look.dress(scene, scheme);
        pane.applyCss();
        Color below = (Color) pane.getBackground().getFills().getLast().getFill();
        assertThat(below.isOpaque()).as(ground).isTrue();
        double a = luminance((Color) label.getTextFill());
        double b = luminance(below);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
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
}
