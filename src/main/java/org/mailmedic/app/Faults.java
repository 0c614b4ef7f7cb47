package org.mailmedic.app;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of every fault that nobody expected, on any thread: it goes into the log, and the user is told that
/// something went wrong, with the way to report it. Nothing else ends.
final class Faults implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Consumer<Runnable> onScreen;
    private final Runnable tell;
    private final AtomicBoolean telling = new AtomicBoolean();

    /// @param onScreen runs work on the thread of the screen
    /// @param tell tells the user, there
    Faults(Consumer<Runnable> onScreen, Runnable tell) {
        this.onScreen = onScreen;
        this.tell = tell;
    }

    /// Hears of the faults of this thread, and of all threads without a handler of their own.
    void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
        Thread.currentThread().setUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        LOG.error("a fault of ours", fault);
        // A fault in each pulse must not fill the queue.
        if (telling.compareAndSet(false, true)) {
            onScreen.accept(this::tellOnce);
        }
    }

    private void tellOnce() {
        try {
            tell.run();
        } catch (RuntimeException e) {
            // Thrown on, it would come back here for ever.
            LOG.error("the fault could not be told", e);
        } finally {
            telling.set(false);
        }
    }
}
