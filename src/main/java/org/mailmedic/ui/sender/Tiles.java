package org.mailmedic.ui.sender;

import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Tiles of one size: all in a row where there is room, else two by two, else one below the other.
final class Tiles extends Region {
    private static final double GAP = 12;
    private static final double NARROWEST = 216;

    @Override
    public ObservableList<Node> getChildren() {
        return super.getChildren();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return NARROWEST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getChildren().size() * (NARROWEST + GAP) - GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = rows(columns(width < 0 ? getWidth() : width));
        return rows * (tileHeight() + GAP) - GAP;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = snapSpaceX((getWidth() - (columns - 1) * GAP) / columns);
        double height = tileHeight();
        int at = 0;
        for (Node tile : getChildren()) {
            int row = at / columns;
            tile.resizeRelocate((at % columns) * (width + GAP), row * (height + GAP), width, height);
            at++;
        }
    }

    private int columns(double width) {
        int all = Math.max(1, getChildren().size());
        double narrowest =
                getChildren().stream().mapToDouble(tile -> tile.prefWidth(-1)).reduce(NARROWEST, Math::max);
        return fits(all, narrowest, width) ? all : fits(2, narrowest, width) ? Math.min(2, all) : 1;
    }

    private static boolean fits(int columns, double narrowest, double width) {
        return width >= columns * (narrowest + GAP) - GAP;
    }

    private int rows(int columns) {
        return (getChildren().size() + columns - 1) / columns;
    }

    private double tileHeight() {
        return getChildren().stream()
                .mapToDouble(tile -> tile.prefHeight(-1))
                .max()
                .orElse(0);
    }
}
