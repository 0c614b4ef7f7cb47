package org.mailmedic;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What MailMedic logs meanwhile, kept from the terminal.
public final class CapturedLog implements AutoCloseable {
    // A logger that nobody holds is collected, and its handlers with it.
    private final Logger logger = Logger.getLogger("org.mailmedic");
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getThrown() != null) {
                faults.add(entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public CapturedLog() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /// The faults that were logged.
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }
}
