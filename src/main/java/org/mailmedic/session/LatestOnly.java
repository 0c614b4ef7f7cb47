package org.mailmedic.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work on input that keeps changing, as while somebody types: each input starts afresh on a virtual
/// thread, the one before is interrupted, and only the latest hands in its result.
///
/// @param <I> the input
/// @param <O> the result
final class LatestOnly<I, O> {
    private static final Logger LOG = LoggerFactory.getLogger(LatestOnly.class);

    /// What is done with an input.
    interface Work<I, O> {
        O on(I input) throws InterruptedException;
    }

    private final Work<I, O> work;
    private final Consumer<O> deliver;
    private final Consumer<Throwable> failed;
    // Held while a result is handed in, so that no older one can arrive after a newer.
    private final Object delivery = new Object();
    private long turn;
    // Who works on the latest input; nobody once its result is known.
    private Optional<Thread> worker = Optional.empty();

    /// @param deliver gets the result of the latest input, one at a time
    /// @param failed told of a fault of ours in the work on the latest input, which then has no result
    LatestOnly(Work<I, O> work, Consumer<O> deliver, Consumer<Throwable> failed) {
        this.work = work;
        this.deliver = deliver;
        this.failed = failed;
    }

    /// Starts on this input; the one before no longer counts.
    synchronized void offer(I input) {
        cancel();
        long mine = turn;
        worker = Optional.of(Thread.ofVirtual().name("latest").start(() -> run(input, mine)));
    }

    /// Whether an input is being worked on.
    synchronized boolean busy() {
        return worker.isPresent();
    }

    /// Drops what is under way.
    synchronized void cancel() {
        turn++;
        worker.ifPresent(Thread::interrupt);
        worker = Optional.empty();
    }

    /// Drops what is under way, and waits for a result that is just being handed in: afterwards, none is.
    void end() {
        cancel();
        synchronized (delivery) {
            // Whoever held it is done; whoever comes after finds that its input is not the latest any more.
            cancel();
        }
    }

    private void run(I input, long mine) {
        Runnable telling;
        try {
            O result = work.on(input);
            telling = () -> deliver.accept(result);
        } catch (InterruptedException _) {
            finish(mine);
            return;
        } catch (Throwable fault) {
            // A StackOverflowError too: what was entered may be hostile.
            LOG.error("a fault of ours over what was entered", fault);
            telling = () -> failed.accept(fault);
        }
        synchronized (delivery) {
            if (finish(mine)) {
                telling.run();
            }
        }
    }

    /// @return whether the input was still the latest
    private synchronized boolean finish(long mine) {
        boolean latest = turn == mine;
        if (latest) {
            worker = Optional.empty();
        }
        return latest;
    }
}
