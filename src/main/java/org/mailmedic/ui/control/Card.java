package org.mailmedic.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A bordered area with rounded corners that keeps together what belongs together.
public final class Card extends VBox {
    public Card(Node... content) {
        super(content);
        getStyleClass().add("card");
    }
}
