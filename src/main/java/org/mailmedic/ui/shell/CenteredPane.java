package org.mailmedic.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Holds something that grows up to its greatest width only, and stands in the middle of what is left: on a
/// wide screen no line becomes too long to read, and all pages and the footer begin at the same edge.
final class CenteredPane extends Region {
    private final Region content;
    private final Region window;

    /// @param window where it is in the middle of; it may be wider, by a scroll bar
    CenteredPane(Region content, Region window) {
        this.content = content;
        this.window = window;
        getChildren().add(content);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double room() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double contentWidth(double width) {
        return snapSizeX(Math.min(width - room(), content.maxWidth(-1)));
    }

    @Override
    protected double computeMinWidth(double height) {
        // Never wider than the window: what has no room must wrap, for nothing scrolls sideways.
        return room();
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(content.prefWidth(-1), content.maxWidth(-1)) + room();
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + content.minHeight(inside(width)) + snappedBottomInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + content.prefHeight(inside(width)) + snappedBottomInset();
    }

    /// Where nobody says how wide, it is as wide as it is.
    private double inside(double width) {
        return contentWidth(width < 0 ? getWidth() : width);
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double spare = getWidth() - room() - width;
        double left = Math.min(spare, (window.getWidth() - room() - width) / 2);
        content.resizeRelocate(snappedLeftInset() + snapPositionX(left), snappedTopInset(), width, height);
    }
}
