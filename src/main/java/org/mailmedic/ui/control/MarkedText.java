package org.mailmedic.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text in the monospaced face, the words that matter marked as with a pen. Wraps.
public final class MarkedText extends Region {
    private final TextFlow flow = new TextFlow();
    private final Path marks = new Path();
    private List<Range> ranges = List.of();

    /// A stretch of the text.
    private record Range(int start, int end) {}

    public MarkedText() {
        getStyleClass().add("marked-text");
        marks.setManaged(false);
        marks.getStyleClass().add("mark");
        getChildren().addAll(marks, flow);
    }

    /// Shows a text.
    ///
    /// @param words those to mark, each where it first stands; what does not stand in the text is passed over
    public void show(String text, List<String> words) {
        var content = new Text(text);
        content.getStyleClass().add("mono");
        flow.getChildren().setAll(content);
        setAccessibleText(text);
        List<Range> found = new ArrayList<>();
        for (String word : words) {
            int at = word.isEmpty() ? -1 : text.indexOf(word);
            if (at >= 0) {
                found.add(new Range(at, at + word.length()));
            }
        }
        ranges = found;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + flow.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + flow.prefHeight(inside) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        flow.resizeRelocate(
                left, top, getWidth() - left - snappedRightInset(), getHeight() - top - snappedBottomInset());
        flow.layout();
        marks.getElements().clear();
        for (Range range : ranges) {
            marks.getElements().addAll(flow.getRangeShape(range.start(), range.end(), false));
        }
        marks.setTranslateX(left);
        marks.setTranslateY(top);
    }
}
