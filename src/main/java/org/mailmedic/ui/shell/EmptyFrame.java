package org.mailmedic.ui.shell;

import javafx.application.ColorScheme;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The window before its content: the side and the page, in their colours. It is on the screen in half the
/// time, because it needs neither style sheets nor fonts, and what comes then stays in its lines.
public final class EmptyFrame extends HBox {
    private static final double SIDE = 236;
    private static final double LINE = 1;

    // The colours of the style sheets, which are not read yet; a test compares them.
    public EmptyFrame(ColorScheme scheme) {
        boolean dark = scheme == ColorScheme.DARK;
        var side = new Region();
        side.setMinWidth(SIDE);
        side.setBackground(new Background(
                fill(dark ? "#30363d" : "#d0d7de", Insets.EMPTY),
                fill(dark ? "#161b22" : "#f6f8fa", new Insets(0, LINE, 0, 0))));
        setBackground(new Background(fill(dark ? "#0d1117" : "#ffffff", Insets.EMPTY)));
        getChildren().add(side);
    }

    private static BackgroundFill fill(String colour, Insets insets) {
        return new BackgroundFill(Color.web(colour), CornerRadii.EMPTY, insets);
    }
}
