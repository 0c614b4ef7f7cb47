package org.mailmedic.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailmedic.checkup.Run;
import org.mailmedic.remedy.FixItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again by itself for as long as the app is open: at what is open, and rarely at what is done, for
/// it may break again. It waits longer each time; while nobody answers at all it pauses. A sign-in is never
/// tried by it: each try that fails brings an account nearer to being locked.
final class FixWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FixWatch.class);

    /// How long to wait.
    ///
    /// @param first before the first look, and between tries while nobody answers
    /// @param longest between two looks
    record Pace(Duration first, Duration longest) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(60), Duration.ofMinutes(15));

        /// @param waited how long it was waited before the last look
        /// @param open whether anything of what is watched is still open
        Duration next(Duration waited, boolean open) {
            return open ? after(waited) : longest;
        }

        private Duration after(Duration wait) {
            Duration longer = wait.multipliedBy(3).dividedBy(2);
            return longer.compareTo(longest) > 0 ? longest : longer;
        }
    }

    /// Waits.
    interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    /// Whether anybody answers.
    interface Online {
        boolean isSo() throws InterruptedException;
    }

    private final Pace pace;
    private final Supplier<List<FixItem>> watched;
    private final BooleanSupplier anyOpen;
    private final Function<FixItem, Run<RecheckResult>> check;
    private final Online online;
    private final Runnable changed;
    private final Runnable failed;
    private final Waiting waiting;
    private WatchState state = WatchState.OFF;
    // Nobody until it is on, and after it was stopped.
    private Optional<Thread> worker = Optional.empty();

    /// @param watched what is to be watched: what is open, and what is done and may break again
    /// @param anyOpen whether anything of it is open
    /// @param check looks at one of them again
    /// @param changed told when the state changed
    /// @param failed told of a fault of ours, after which it goes on
    FixWatch(
            Pace pace,
            Supplier<List<FixItem>> watched,
            BooleanSupplier anyOpen,
            Function<FixItem, Run<RecheckResult>> check,
            Online online,
            Runnable changed,
            Runnable failed) {
        this(pace, watched, anyOpen, check, online, changed, failed, Thread::sleep);
    }

    /// The same, which waits in another way.
    FixWatch(
            Pace pace,
            Supplier<List<FixItem>> watched,
            BooleanSupplier anyOpen,
            Function<FixItem, Run<RecheckResult>> check,
            Online online,
            Runnable changed,
            Runnable failed,
            Waiting waiting) {
        this.pace = pace;
        this.watched = watched;
        this.anyOpen = anyOpen;
        this.check = check;
        this.online = online;
        this.changed = changed;
        this.failed = failed;
        this.waiting = waiting;
    }

    synchronized WatchState state() {
        return state;
    }

    /// Begins, unless it is on already.
    void start() {
        synchronized (this) {
            if (state != WatchState.OFF) {
                return;
            }
            state = anyOpen.getAsBoolean() ? WatchState.WAITING : WatchState.GUARDING;
            worker = Optional.of(Thread.ofVirtual().name("watch").start(this::work));
        }
        changed.run();
    }

    /// Ends. A look that is under way is cancelled.
    void stop() {
        synchronized (this) {
            if (state == WatchState.OFF) {
                return;
            }
            state = WatchState.OFF;
            worker.ifPresent(Thread::interrupt);
            worker = Optional.empty();
        }
        changed.run();
    }

    private void work() {
        Duration wait = pace.first();
        try {
            while (true) {
                waiting.pass(wait);
                wait = round(wait);
            }
        } catch (InterruptedException _) {
            // Stopped: whoever did that has set the state.
            Thread.currentThread().interrupt();
        }
    }

    /// One round of looks. A fault of ours in it does not end the watch.
    ///
    /// @param waited how long it was waited before it
    /// @return how long to wait before the next
    private Duration round(Duration waited) throws InterruptedException {
        try {
            if (!online.isSo()) {
                turn(WatchState.OFFLINE);
                return pace.first();
            }
            turn(WatchState.LOOKING);
            for (FixItem item : watched.get()) {
                look(item);
            }
            boolean open = anyOpen.getAsBoolean();
            turn(open ? WatchState.WAITING : WatchState.GUARDING);
            return pace.next(waited, open);
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours in a round of the watch", fault);
            failed.run();
            turn(WatchState.WAITING);
            return pace.next(waited, true);
        }
    }

    private void look(FixItem item) throws InterruptedException {
        Run<RecheckResult> run = check.apply(item);
        try {
            run.result().get();
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        } catch (ExecutionException _) {
            // In the log already, by the run itself. The other things are looked at all the same.
            failed.run();
        }
    }

    private void turn(WatchState next) {
        synchronized (this) {
            if (worker.filter(Thread.currentThread()::equals).isEmpty() || state == next) {
                return;
            }
            state = next;
        }
        changed.run();
    }
}
