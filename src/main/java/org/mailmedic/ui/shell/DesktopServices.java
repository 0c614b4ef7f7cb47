package org.mailmedic.ui.shell;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.mailmedic.about.StoragePlaces;

/// What the window asks of the system around it. Tests put in their own, for a headless platform has none.
public interface DesktopServices {
    /// Opens a web page in the user's browser.
    void browse(URI page);

    /// Asks for a file to open.
    Optional<Path> chooseFileToOpen(String title);

    /// Asks where to save a file.
    ///
    /// @param name suggested file name
    Optional<Path> chooseFileToSave(String title, String name);

    /// Where this computer keeps what is the user's; nothing where that is not known.
    default Optional<StoragePlaces> places() {
        return Optional.empty();
    }

    /// Shows a folder as the system shows folders.
    default void showFolder(Path folder) {
        browse(folder.toUri());
    }

    /// Makes the window anew, in the language of the settings, with this case in it.
    default void reopen(String caseId) {}
}
