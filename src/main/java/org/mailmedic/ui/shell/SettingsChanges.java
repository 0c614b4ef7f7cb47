package org.mailmedic.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import org.mailmedic.session.Cases;
import org.mailmedic.settings.Appearance;
import org.mailmedic.settings.Settings;
import org.mailmedic.ui.look.Look;

/// Changes of the settings, kept and seen at once.
final class SettingsChanges {
    private final Node root;
    private final Cases cases;

    /// @param root the root of the window
    SettingsChanges(Node root, Cases cases) {
        this.root = root;
        this.cases = cases;
    }

    void change(Settings latest) {
        Appearance before = cases.settings().appearance();
        cases.settings(latest);
        if (!before.equals(latest.appearance())) {
            Optional.ofNullable(root.getScene()).ifPresent(scene -> Look.dress(scene, latest.appearance()));
        }
    }

    /// Makes the text larger or smaller, as far as that goes.
    void resize(int percent) {
        Settings now = cases.settings();
        change(now.withLooks(now.appearance().withText(now.appearance().textPercent() + percent)));
    }
}
