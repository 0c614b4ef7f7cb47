package org.mailmedic.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Work that does not depend on each other, done side by side on virtual threads.
public final class Together {
    private Together() {}

    /// Work that may ask the DNS.
    ///
    /// @param <T> what it ends in
    @FunctionalInterface
    public interface Work<T> {
        T run() throws InterruptedException;
    }

    /// Does all of it at the same time and waits for the last. An interrupt stops all of it.
    ///
    /// @return the results, in the order of the work
    /// @throws InterruptedException if the caller was cancelled meanwhile
    public static <T> List<T> all(List<? extends Work<? extends T>> works) throws InterruptedException {
        Chain chain = Chain.current();
        List<Thread> threads = new ArrayList<>();
        List<Chain> chains = new ArrayList<>();
        List<CompletableFuture<T>> results = new ArrayList<>();
        for (Work<? extends T> work : works) {
            var branch = new Chain(chain.length());
            var result = new CompletableFuture<T>();
            chains.add(branch);
            results.add(result);
            threads.add(Thread.ofVirtual().name("dns-work").start(() -> branch.during(() -> finish(work, result))));
        }
        try {
            List<T> done = new ArrayList<>();
            for (CompletableFuture<T> result : results) {
                done.add(result.get());
            }
            chains.forEach(branch -> chain.rests(branch.length()));
            return done;
        } catch (ExecutionException e) {
            threads.forEach(Thread::interrupt);
            if (e.getCause() instanceof InterruptedException) {
                var interrupted = new InterruptedException("stopped meanwhile");
                interrupted.initCause(e);
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            throw e;
        }
    }

    private static <T> void finish(Work<? extends T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.run());
        } catch (InterruptedException | RuntimeException | Error e) {
            // Handed on to whoever waits.
            result.completeExceptionally(e);
        }
    }
}
