package org.mailmedic.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Two columns where there is room for two, one under the other where there is not. The style sheet says from which
/// width on there is room: more with larger text.
public final class SideBySide extends Region {
    private static final double GAP = 24;
    private static final double LEAST_HEIGHT_OF_GROWING = 200;

    private final Node main;
    private final Node side;
    private final double share;
    private final boolean grows;

    /// @param share part of the width that the main column gets, 0 to 1
    /// @param style style class; its preferred width is that from which on both stand side by side
    public SideBySide(Node main, Node side, double share, String style) {
        this(main, side, share, style, false);
    }

    private SideBySide(Node main, Node side, double share, String style, boolean grows) {
        this.main = main;
        this.side = side;
        this.share = share;
        this.grows = grows;
        getStyleClass().add(style);
        setMinWidth(0);
        getChildren().addAll(main, side);
    }

    /// The same, where the main column takes all the height that is left, and can do with little.
    public static SideBySide growing(Node main, Node side, double share, String style) {
        return new SideBySide(main, side, share, style, true);
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
                : stackedHeight(all) + GAP + side.prefHeight(all);
    }

    @Override
    protected void layoutChildren() {
        double all = getWidth();
        if (isWide(all)) {
            double left = mainWidth(all);
            double right = sideWidth(all);
            main.resizeRelocate(0, 0, left, grows ? getHeight() : main.prefHeight(left));
            side.resizeRelocate(left + GAP, 0, right, grows ? getHeight() : side.prefHeight(right));
        } else {
            double below = side.prefHeight(all);
            double above = grows ? Math.max(stackedHeight(all), getHeight() - GAP - below) : stackedHeight(all);
            main.resizeRelocate(0, 0, all, above);
            side.resizeRelocate(0, above + GAP, all, below);
        }
    }

    private boolean isWide(double width) {
        return width >= prefWidth(-1);
    }

    private double stackedHeight(double width) {
        return grows ? Math.max(LEAST_HEIGHT_OF_GROWING, main.minHeight(width)) : main.prefHeight(width);
    }

    private double mainWidth(double all) {
        return snapSpaceX((all - GAP) * share);
    }

    private double sideWidth(double all) {
        return all - GAP - mainWidth(all);
    }
}
