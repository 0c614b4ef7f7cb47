package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.mailmedic.checkup.Run;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;

/// What a page may ask of the window that it stands in. All methods are called on the JavaFX thread.
public interface Shell {
    /// The session that the pages belong to.
    Session session();

    Cases cases();

    Texts texts();

    DesktopServices desktop();

    /// Goes on, as if Next was pressed.
    void next();

    /// Takes up another session. The present one is saved and closed.
    void take(Session other);

    /// Takes up a case that was opened, or says why it could not be.
    void takeUp(Cases.Reopened reopened);

    /// Says something in the footer until the next change; empty words take it away.
    void say(String words);

    /// Says that something went wrong inside of this program, with the way to report it.
    void sayFault();

    /// Shows what work in the background ends in. A fault of ours is said as by [#sayFault].
    ///
    /// @param done takes the result
    /// @param failed takes back what said that it was under way, after a fault of ours
    <T> void show(Run<T> run, Consumer<T> done, Runnable failed);

    /// The line that says what leaves this computer has changed.
    void leakLineChanged();

    /// Whether something on the page is the thing to do now has changed.
    void firstThingChanged();

    /// Scrolls so far that this part of the page is in view.
    void reveal(Node part);

    /// Shows a sheet over the page. Esc closes it.
    void openSheet(Region sheet);

    void closeSheet();

    /// Opens a file: a case is taken up, anything else is read as the message that came back. What the present
    /// case has is kept.
    void open(Path file);

    /// Lets the user choose a file, and opens it.
    void chooseFile();

    /// Shows the settings over the page.
    void openSettings();
}
