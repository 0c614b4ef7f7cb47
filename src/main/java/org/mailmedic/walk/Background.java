package org.mailmedic.walk;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mailmedic.checkup.Run;

/// Work of the walk itself on a virtual thread.
///
/// @param <T> what it ends in
final class Background<T> implements Run<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread worker;

    private Background(T whenCancelled, Callable<T> work) {
        worker = Thread.ofVirtual().name("errand").unstarted(() -> {
            try {
                result.complete(work.call());
            } catch (InterruptedException | CancellationException _) {
                result.complete(whenCancelled);
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
    }

    /// Starts it.
    ///
    /// @param whenCancelled the result if it is cancelled
    static <T> Run<T> start(T whenCancelled, Callable<T> work) {
        Background<T> run = new Background<>(whenCancelled, work);
        run.worker.start();
        return run;
    }

    /// Nothing to wait for.
    static <T> Run<T> done(T value) {
        return new Done<>(CompletableFuture.completedFuture(value));
    }

    /// A run that ends in something made of another's result.
    static <S, T> Run<T> after(Run<S> run, Function<S, T> next) {
        CompletableFuture<T> result = run.result().thenApply(next);
        return new Run<>() {
            @Override
            public CompletableFuture<T> result() {
                return result;
            }

            @Override
            public void cancel() {
                run.cancel();
            }
        };
    }

    /// A run whose result is looked at before anybody else gets it.
    static <T> Run<T> seenBy(Run<T> run, Consumer<T> first) {
        return after(run, value -> {
            first.accept(value);
            return value;
        });
    }

    @Override
    public CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void cancel() {
        worker.interrupt();
    }

    private record Done<T>(CompletableFuture<T> result) implements Run<T> {
        @Override
        public void cancel() {
            // It is over already.
        }
    }
}
