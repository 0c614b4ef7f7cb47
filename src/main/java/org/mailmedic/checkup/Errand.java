package org.mailmedic.checkup;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A check on a virtual thread of its own. Cancelling interrupts the thread, which ends its waiting for the
/// network; the work then returns what it has.
final class Errand<T> implements Run<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    private Errand(String name, Supplier<T> work) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
    }

    /// Begins the work.
    ///
    /// @param work ends soon after its thread is interrupted
    static <T> Run<T> start(String name, Supplier<T> work) {
        var errand = new Errand<>(name, work);
        errand.thread.start();
        return errand;
    }

    @Override
    public CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void cancel() {
        thread.interrupt();
    }
}
