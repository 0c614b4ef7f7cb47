package org.mailmedic.ui.control;

import javafx.scene.Node;

/// Whether a node is there. One that is not takes no room either, which JavaFX has as two properties.
public final class Visibility {
    private Visibility() {}

    /// Shows the node, or takes it away with the room that it had.
    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
