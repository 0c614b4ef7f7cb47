package org.mailmedic.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Two columns where there is room for two, one under the other where there is not.
public final class SideBySide extends Region {
    private static final double GAP = 24;

    private final Node main;
    private final Node side;
    private final double share;

    /// @param share part of the width that the main column gets, 0 to 1
    /// @param style style class; its preferred width is that from which on both stand side by side, so that it
    ///        takes more room with larger text
    public SideBySide(Node main, Node side, double share, String style) {
        this.main = main;
        this.side = side;
        this.share = share;
        getStyleClass().add(style);
        setMinWidth(0);
        getChildren().addAll(main, side);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 800;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? getWidth() : width;
        return isWide(all)
                ? Math.max(main.prefHeight(mainWidth(all)), side.prefHeight(sideWidth(all)))
                : main.prefHeight(all) + GAP + side.prefHeight(all);
    }

    @Override
    protected void layoutChildren() {
        double all = getWidth();
        if (isWide(all)) {
            double left = mainWidth(all);
            double right = sideWidth(all);
            main.resizeRelocate(0, 0, left, main.prefHeight(left));
            side.resizeRelocate(left + GAP, 0, right, side.prefHeight(right));
        } else {
            double height = main.prefHeight(all);
            main.resizeRelocate(0, 0, all, height);
            side.resizeRelocate(0, height + GAP, all, side.prefHeight(all));
        }
    }

    private boolean isWide(double width) {
        return width >= prefWidth(-1);
    }

    private double mainWidth(double all) {
        return snapSpaceX((all - GAP) * share);
    }

    private double sideWidth(double all) {
        return all - GAP - mainWidth(all);
    }
}
