package org.mailmedic.walk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailmedic.checkup.Run;
import org.mailmedic.remedy.FixItem;

/// Looks again by itself for as long as the app is open: at what is open, and rarely at what is done, for
/// it may break again. It waits longer each time; while nobody answers at all it pauses. A sign-in is never
/// tried by it: each try that fails brings an account nearer to being locked.
final class Watch {
    /// How long to wait.
    ///
    /// @param first before the first look, and between tries while nobody answers
    /// @param longest between two looks
    record Pace(Duration first, Duration longest) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(60), Duration.ofMinutes(15));

        Duration after(Duration wait) {
            Duration longer = wait.multipliedBy(3).dividedBy(2);
            return longer.compareTo(longest) > 0 ? longest : longer;
        }
    }

    /// Whether anybody answers.
    interface Online {
        boolean isSo() throws InterruptedException;
    }

    private final Pace pace;
    private final Supplier<List<FixItem>> watched;
    private final BooleanSupplier anyOpen;
    private final Function<FixItem, Run<CheckAgain>> check;
    private final Online online;
    private final Runnable changed;
    private Watching state = Watching.OFF;
    private Thread worker = Thread.currentThread();

    /// @param watched what is to be watched: what is open, and what is done and may break again
    /// @param anyOpen whether anything of it is open
    /// @param check looks at one of them again
    /// @param changed told when the state changed
    Watch(
            Pace pace,
            Supplier<List<FixItem>> watched,
            BooleanSupplier anyOpen,
            Function<FixItem, Run<CheckAgain>> check,
            Online online,
            Runnable changed) {
        this.pace = pace;
        this.watched = watched;
        this.anyOpen = anyOpen;
        this.check = check;
        this.online = online;
        this.changed = changed;
    }

    synchronized Watching state() {
        return state;
    }

    /// Begins, unless it is on already.
    void start() {
        synchronized (this) {
            if (state != Watching.OFF) {
                return;
            }
            state = anyOpen.getAsBoolean() ? Watching.WAITING : Watching.GUARDING;
            worker = Thread.ofVirtual().name("watch").unstarted(this::work);
            worker.start();
        }
        changed.run();
    }

    /// Ends. A look that is under way is cancelled.
    void stop() {
        synchronized (this) {
            if (state == Watching.OFF) {
                return;
            }
            state = Watching.OFF;
            worker.interrupt();
        }
        changed.run();
    }

    private void work() {
        Duration wait = pace.first();
        try {
            while (true) {
                Thread.sleep(wait);
                if (!online.isSo()) {
                    turn(Watching.OFFLINE);
                    wait = pace.first();
                    continue;
                }
                turn(Watching.LOOKING);
                for (FixItem item : watched.get()) {
                    look(item);
                }
                boolean open = anyOpen.getAsBoolean();
                turn(open ? Watching.WAITING : Watching.GUARDING);
                wait = open ? pace.after(wait) : pace.longest();
            }
        } catch (InterruptedException _) {
            // Stopped: whoever did that has set the state.
            Thread.currentThread().interrupt();
        }
    }

    private void look(FixItem item) throws InterruptedException {
        Run<CheckAgain> run = check.apply(item);
        try {
            run.result().get();
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        } catch (ExecutionException | CompletionException _) {
            // A fault of ours in one look must not end the watch.
            turn(Watching.WAITING);
        }
    }

    private void turn(Watching next) {
        synchronized (this) {
            if (!worker.equals(Thread.currentThread()) || state == Watching.OFF || state == next) {
                return;
            }
            state = next;
        }
        changed.run();
    }
}
