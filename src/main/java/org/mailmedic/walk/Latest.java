package org.mailmedic.walk;

import java.util.function.Consumer;

/// Work on input that keeps changing, as while somebody types: each input starts afresh on a virtual
/// thread, the one before is interrupted, and only the latest hands in its result.
///
/// @param <I> the input
/// @param <O> the result
final class Latest<I, O> {
    /// What is done with an input.
    interface Work<I, O> {
        O on(I input) throws InterruptedException;
    }

    private final Work<I, O> work;
    private final Consumer<O> deliver;
    private long turn;
    private boolean busy;
    private Thread worker = Thread.currentThread();

    /// @param deliver gets the result of the latest input, one at a time
    Latest(Work<I, O> work, Consumer<O> deliver) {
        this.work = work;
        this.deliver = deliver;
    }

    /// Starts on this input; the one before no longer counts.
    synchronized void offer(I input) {
        cancel();
        long mine = turn;
        busy = true;
        worker = Thread.ofVirtual().name("latest").start(() -> run(input, mine));
    }

    /// Whether an input is being worked on.
    synchronized boolean busy() {
        return busy;
    }

    /// Drops what is under way.
    synchronized void cancel() {
        turn++;
        if (busy) {
            worker.interrupt();
            busy = false;
        }
    }

    private void run(I input, long mine) {
        O result;
        try {
            result = work.on(input);
        } catch (InterruptedException _) {
            return;
        }
        synchronized (this) {
            if (turn != mine) {
                return;
            }
            busy = false;
        }
        deliver.accept(result);
    }
}
