package org.mailmedic.checkup;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work on a virtual thread of its own. Cancelling interrupts the thread, which ends its waiting for the network.
/// Whatever goes wrong ends the run and stands in the log, whether or not anybody looks at the result.
///
/// @param <T> what it ends in
public final class BackgroundRun<T> implements Run<T> {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRun.class);

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    private BackgroundRun(String name, Callable<T> work) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable fault) {
                // An Error too: nobody else would end the waiting for it.
                LOG.error("a fault of ours in \"{}\"", name, fault);
                result.completeExceptionally(fault);
            }
        });
    }

    /// Starts work that tells itself what it has when its thread is interrupted.
    ///
    /// @param name tells in the log what it was
    /// @param work ends soon after its thread is interrupted
    public static <T> Run<T> start(String name, Callable<T> work) {
        var run = new BackgroundRun<>(name, work);
        run.thread.start();
        return run;
    }

    /// Starts work that gives up when its thread is interrupted.
    ///
    /// @param whenCancelled what it ends in then
    public static <T> Run<T> start(String name, T whenCancelled, Callable<T> work) {
        return start(name, () -> {
            try {
                return work.call();
            } catch (InterruptedException | CancellationException _) {
                return whenCancelled;
            }
        });
    }

    /// Nothing to wait for.
    public static <T> Run<T> done(T value) {
        return new Following<>(CompletableFuture.completedFuture(value), () -> {});
    }

    /// A run that ends in something made of another's result.
    public static <S, T> Run<T> after(Run<S> run, Function<S, T> next) {
        return new Following<>(
                run.result().thenApply(value -> {
                    try {
                        return next.apply(value);
                    } catch (RuntimeException | Error fault) {
                        // One of the run itself is in the log already.
                        LOG.error("a fault of ours once a run had ended", fault);
                        throw fault;
                    }
                }),
                run::cancel);
    }

    /// A run whose result is looked at before anybody else gets it.
    public static <T> Run<T> seenBy(Run<T> run, Consumer<T> first) {
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
        thread.interrupt();
    }

    private record Following<T>(CompletableFuture<T> result, Runnable ending) implements Run<T> {
        @Override
        public void cancel() {
            ending.run();
        }
    }
}
