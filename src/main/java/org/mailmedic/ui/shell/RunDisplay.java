package org.mailmedic.ui.shell;

import java.util.function.Consumer;
import javafx.application.Platform;
import org.mailmedic.checkup.Run;

/// The one way from work in the background to the window, so that no fault gets lost on it: the log has it already,
/// and the user is told, with the way to report it.
final class RunDisplay {
    private final Runnable sayFault;

    /// @param sayFault says that something went wrong inside of this program, with the way to report it
    RunDisplay(Runnable sayFault) {
        this.sayFault = sayFault;
    }

    /// Shows what a run ends in, on the JavaFX thread.
    ///
    /// @param done takes the result
    /// @param failed takes back what said that it was under way, after a fault of ours
    <T> void show(Run<T> run, Consumer<T> done, Runnable failed) {
        run.result()
                .whenComplete((value, fault) -> Platform.runLater(() -> {
                    if (fault == null) {
                        done.accept(value);
                    } else {
                        failed.run();
                        sayFault.run();
                    }
                }));
    }
}
