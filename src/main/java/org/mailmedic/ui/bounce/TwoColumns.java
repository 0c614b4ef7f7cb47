package org.mailmedic.ui.bounce;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two columns where there is room, else one below the other. The left one gets all the height that is left.
final class TwoColumns extends Region {
    private static final double GAP = 24;
    private static final double SHARE = 0.54;
    private static final double STACKED_HEIGHT = 200;

    private final Region left;
    private final Region right;

    TwoColumns(Region left, Region right) {
        this.left = left;
        this.right = right;
        getStyleClass().add("columns");
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? getWidth() : width;
        return isWide(all)
                ? Math.max(left.prefHeight(leftWidth(all)), right.prefHeight(all - GAP - leftWidth(all)))
                : stackedHeight(all) + GAP + right.prefHeight(all);
    }

    @Override
    protected void layoutChildren() {
        double all = getWidth();
        if (isWide(all)) {
            double leftWidth = leftWidth(all);
            left.resizeRelocate(0, 0, leftWidth, getHeight());
            right.resizeRelocate(leftWidth + GAP, 0, all - GAP - leftWidth, getHeight());
        } else {
            double below = right.prefHeight(all);
            double above = Math.max(stackedHeight(all), getHeight() - GAP - below);
            left.resizeRelocate(0, 0, all, above);
            right.resizeRelocate(0, above + GAP, all, below);
        }
    }

    /// The style sheet says from which width on there is room for two: more with larger text.
    private boolean isWide(double width) {
        return width >= prefWidth(-1);
    }

    private double stackedHeight(double width) {
        return Math.max(STACKED_HEIGHT, left.minHeight(width));
    }

    private double leftWidth(double all) {
        return snapSpaceX((all - GAP) * SHARE);
    }
}
