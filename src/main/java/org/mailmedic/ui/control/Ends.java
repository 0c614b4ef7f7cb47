package org.mailmedic.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two things at the two ends of a line; where both do not fit, the second one stands below the first.
public final class Ends extends Region {
    private static final double GAP = 12;
    private static final double GAP_BELOW = 4;
    private static final double SOMEWHAT_MORE = 1.2;

    private final Region first;
    private final Region second;
    private final double least;

    private Ends(Region first, Region second, double least) {
        this.first = first;
        this.second = second;
        this.least = least;
        getChildren().addAll(first, second);
    }

    /// The first stands on one line with the second only where it need not wrap.
    public static Ends whole(Region first, Region second) {
        return new Ends(first, second, Double.MAX_VALUE);
    }

    /// The first may wrap or be cut, as long as it has somewhat more room than the second.
    public static Ends shared(Region first, Region second) {
        return new Ends(first, second, SOMEWHAT_MORE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isOneLine(double width) {
        double other = second.prefWidth(-1);
        return Math.min(first.prefWidth(-1), least * other) + GAP + other <= width;
    }

    private double secondWidth(double width) {
        return Math.min(width, second.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + GAP + second.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? (getWidth() > 0 ? getWidth() : computePrefWidth(-1)) : width;
        double below = second.prefHeight(secondWidth(all));
        return isOneLine(all)
                ? Math.max(first.prefHeight(all - GAP - secondWidth(all)), below)
                : first.prefHeight(all) + GAP_BELOW + below;
    }

    @Override
    protected void layoutChildren() {
        double all = getWidth();
        double width = secondWidth(all);
        double height = second.prefHeight(width);
        if (isOneLine(all)) {
            double left = all - GAP - width;
            double tall = first.prefHeight(left);
            first.resizeRelocate(0, snapPositionY((getHeight() - tall) / 2), left, tall);
            second.resizeRelocate(all - width, snapPositionY((getHeight() - height) / 2), width, height);
        } else {
            double tall = first.prefHeight(all);
            first.resizeRelocate(0, 0, all, tall);
            second.resizeRelocate(0, tall + GAP_BELOW, width, height);
        }
    }
}
