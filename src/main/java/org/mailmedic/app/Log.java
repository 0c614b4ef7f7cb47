package org.mailmedic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mailmedic.casefile.PrivateFiles;

/// The log: two files of at most a megabyte, for reports of our own faults. Conversations and bounces never
/// go there.
final class Log {
    private static final int LONGEST = 1_000_000;
    private static final int FILES = 2;

    // A logger that nobody holds is collected, and its handlers with it.
    private static final Logger ROOT = Logger.getLogger("");

    private Log() {}

    /// Keeps libraries from writing to the terminal. Nothing is logged until a folder is given.
    static void quiet() {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.setLevel(Level.WARNING);
    }

    /// Logs into this folder. Without it (read-only home, full disk) the app runs as well.
    static void into(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            Path newest = folder.resolve("mailmedic-0.log");
            var handler = new FileHandler(folder.resolve("mailmedic-%g.log").toString(), LONGEST, FILES, true);
            // The handler makes its files for everybody; those it makes later lie in the same closed folder.
            if (Files.exists(newest)) {
                PrivateFiles.restrict(newest);
            }
            handler.setFormatter(new LogLine());
            ROOT.addHandler(handler);
        } catch (IOException e) {
            Logger.getLogger(Log.class.getName()).log(Level.WARNING, "no log is kept", e);
        }
    }
}
