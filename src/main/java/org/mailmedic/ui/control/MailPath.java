package org.mailmedic.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The way of the mail from the sender to the recipient, with the place where it stopped.
///
/// What a stop went through is said by an icon and by words; the colour only repeats it.
public final class MailPath extends Region {
    private static final double CIRCLE = 40;
    private static final double GAP = 8;
    private static final int LONGEST_IN_ONE_LINE = 14;

    private final List<StackPane> circles = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Label> notes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /// An empty path; [#show] fills it.
    public MailPath() {
        getStyleClass().add("mail-path");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Shows these stops, from the sender on the left to the recipient on the right.
    ///
    /// @throws IllegalArgumentException for fewer than two
    public void show(List<Stop> stops) {
        if (stops.size() < 2) {
            throw new IllegalArgumentException("a way has two ends");
        }
        circles.clear();
        names.clear();
        notes.clear();
        lines.clear();
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            if (i > 0) {
                lines.add(lineTo(stop.fate()));
            }
            circles.add(circle(stop.fate()));
            names.add(label(breakable(stop.name()), "mail-path-name"));
            notes.add(label(stop.note(), "mail-path-note"));
        }
        getChildren().setAll(lines);
        getChildren().addAll(circles);
        getChildren().addAll(names);
        getChildren().addAll(notes);
        setAccessibleText(stops.stream().map(s -> s.name() + ": " + s.note()).collect(Collectors.joining(". ")));
    }

    private static StackPane circle(Fate fate) {
        var circle = new StackPane();
        circle.getStyleClass().add("mail-path-stop");
        circle.pseudoClassStateChanged(fate.look(), true);
        icon(fate).ifPresent(icon -> circle.getChildren().add(new FontIcon(icon)));
        return circle;
    }

    private static Optional<Feather> icon(Fate fate) {
        return switch (fate) {
            case PASSED -> Optional.of(Feather.CHECK);
            case STOPPED -> Optional.of(Feather.X);
            case UNKNOWN -> Optional.of(Feather.HELP_CIRCLE);
            case NOT_REACHED -> Optional.empty();
        };
    }

    /// A long address breaks before its domain. It has to be told where: Java breaks no line at a space of no
    /// width, but within a word.
    private static String breakable(String name) {
        return name.length() > LONGEST_IN_ONE_LINE ? name.replace("@", "\n@") : name;
    }

    private static Line lineTo(Fate fate) {
        var line = new Line();
        line.getStyleClass().add("mail-path-line");
        line.pseudoClassStateChanged(fate.look(), true);
        return line;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.TOP_CENTER);
        return label;
    }

    @Override
    protected void layoutChildren() {
        if (circles.isEmpty()) {
            return;
        }
        double column = snapSpaceX(contentWidth(getWidth()) / circles.size());
        double left = snappedLeftInset();
        double top = snappedTopInset();
        for (int i = 0; i < circles.size(); i++) {
            double x = left + i * column;
            layoutInArea(circles.get(i), x, top, column, CIRCLE, 0, HPos.CENTER, VPos.CENTER);
            double y = top + CIRCLE + GAP;
            double nameHeight = names.get(i).prefHeight(column);
            layoutInArea(names.get(i), x, y, column, nameHeight, 0, HPos.CENTER, VPos.TOP);
            double noteHeight = notes.get(i).prefHeight(column);
            layoutInArea(notes.get(i), x, y + nameHeight + 2, column, noteHeight, 0, HPos.CENTER, VPos.TOP);
        }
        for (int i = 0; i < lines.size(); i++) {
            double middle = left + (i + 0.5) * column;
            Line line = lines.get(i);
            line.setStartX(middle + CIRCLE / 2 + 1);
            line.setEndX(middle + column - CIRCLE / 2 - 1);
            line.setStartY(top + CIRCLE / 2);
            line.setEndY(top + CIRCLE / 2);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double column = contentWidth(width < 0 ? computePrefWidth(-1) : width) / Math.max(1, circles.size());
        return snappedTopInset() + CIRCLE + GAP + tallestWords(column) + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(1, circles.size()) * 180 + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(1, circles.size()) * 90;
    }

    @Override
    public Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    private double contentWidth(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private double tallestWords(double width) {
        return IntStream.range(0, names.size())
                .mapToDouble(
                        i -> names.get(i).prefHeight(width) + 2 + notes.get(i).prefHeight(width))
                .max()
                .orElse(0);
    }

    /// One place on the way.
    ///
    /// @param name who it is
    /// @param note what happened there, in a few words
    public record Stop(String name, String note, Fate fate) {}

    /// What happened to the mail at a stop.
    public enum Fate {
        PASSED("passed"),
        STOPPED("stopped"),
        NOT_REACHED("not-reached"),
        /// We cannot tell.
        UNKNOWN("unknown");

        private final String look;

        Fate(String look) {
            this.look = look;
        }

        private PseudoClass look() {
            return PseudoClass.getPseudoClass(look);
        }
    }
}
