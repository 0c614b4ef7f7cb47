package org.mailmedic.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The title of a page, and the line under it.
public final class Heading extends VBox {
    private static final double READABLE = 640;

    public Heading(String titleWords, String subtitleWords) {
        this(new Label(titleWords), new Label(subtitleWords));
    }

    /// Of words that change.
    public Heading(Label title, Label subtitle) {
        getStyleClass().add("page-head");
        title.getStyleClass().add("page-title");
        title.setAccessibleRole(AccessibleRole.TEXT);
        subtitle.getStyleClass().add("page-subtitle");
        for (Label label : new Label[] {title, subtitle}) {
            label.setWrapText(true);
            label.setMaxWidth(READABLE);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(title, subtitle);
    }
}
