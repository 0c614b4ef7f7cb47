package org.mailmedic.ui.shell;

import java.nio.file.Path;
import javafx.scene.layout.Region;
import org.mailmedic.walk.Readiness;

/// One page of the window. Made once for a session and kept, so that what was typed and opened
/// stays. All methods are called on the JavaFX thread.
public interface Page {
    /// What is shown.
    Region node();

    /// Something in the session changed: shows what is so now. Called often; must be quick.
    void refresh();

    /// The page came into view: puts the keyboard where it belongs.
    default void shown() {}

    /// The page goes out of view.
    default void hidden() {}

    /// One line that says what leaves this computer on this page, and to whom.
    String leakLine();

    /// Whether anything leaves this computer here at all.
    default boolean leaks() {
        return true;
    }

    /// Next was pressed while something is missing: shows where, and puts the keyboard there.
    ///
    /// @return whether the page says it itself; if not, the window does
    default boolean showMissing(Readiness.Missing missing) {
        return false;
    }

    /// Whether Next is the step that the page itself would do now, so that Enter means Next.
    default boolean enterMeansNext() {
        return true;
    }

    /// Whether a button of the page is the thing to do now, rather than Next.
    default boolean hasFirstThing() {
        return false;
    }

    /// The session has ended: stops what is under way and wipes what was typed.
    default void closed() {}

    /// A file was dropped or opened.
    ///
    /// @return whether this page is the one that reads it
    default boolean take(Path file) {
        return false;
    }

    /// A text was dropped.
    ///
    /// @return whether this page is the one that reads it
    default boolean take(String text) {
        return false;
    }

    /// Opens the search in the text of this page.
    ///
    /// @return whether there is one
    default boolean find() {
        return false;
    }

    /// The work of this page that can be run again, for F5.
    default void runAgain() {}
}
