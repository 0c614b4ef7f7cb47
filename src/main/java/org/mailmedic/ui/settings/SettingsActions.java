package org.mailmedic.ui.settings;

import java.util.function.UnaryOperator;
import org.mailmedic.settings.Settings;

/// How a pane reads and changes the settings.
interface SettingsActions {
    /// The settings as they are.
    Settings now();

    /// Changes them, at once and for the next start.
    void change(UnaryOperator<Settings> edit);

    /// Says in the footer that something else was done than a setting changed.
    void told(String words);
}
