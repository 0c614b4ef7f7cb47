package org.mailmedic.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import org.mailmedic.ui.look.Look;
import org.mailmedic.walk.Desk;
import org.mailmedic.walk.Looks;
import org.mailmedic.walk.Settings;

/// Changes of the settings, kept and seen at once.
final class Dressing {
    private final Node root;
    private final Desk desk;

    /// @param root the root of the window
    Dressing(Node root, Desk desk) {
        this.root = root;
        this.desk = desk;
    }

    void change(Settings latest) {
        Looks before = desk.settings().looks();
        desk.settings(latest);
        if (!before.equals(latest.looks())) {
            Optional.ofNullable(root.getScene()).ifPresent(scene -> Look.dress(scene, latest.looks()));
        }
    }

    /// Makes the text larger or smaller, as far as that goes.
    void resize(int percent) {
        Settings now = desk.settings();
        change(now.withLooks(now.looks().withText(now.looks().textPercent() + percent)));
    }
}
