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

    /// Two results of different kinds.
    ///
    /// @param <A> the one
    /// @param <B> the other
    public record Both<A, B>(A first, B second) {}

    /// Does all of it at the same time and waits for the last. An interrupt stops all of it.
    ///
    /// @return the results, in the order of the work
    /// @throws InterruptedException if the caller was cancelled meanwhile
    public static <T> List<T> all(List<? extends Work<? extends T>> works) throws InterruptedException {
        Chain chain = Chain.current();
        List<Branch<? extends T>> branches = new ArrayList<>();
        for (Work<? extends T> work : works) {
            branches.add(Branch.start(chain, work));
        }
        join(chain, branches);
        List<T> done = new ArrayList<>();
        branches.forEach(branch -> done.add(branch.result().join()));
        return done;
    }

    /// Does both at the same time, as [#all] does.
    ///
    /// @throws InterruptedException if the caller was cancelled meanwhile
    public static <A, B> Both<A, B> both(Work<A> one, Work<B> other) throws InterruptedException {
        Chain chain = Chain.current();
        Branch<A> first = Branch.start(chain, one);
        Branch<B> second = Branch.start(chain, other);
        join(chain, List.of(first, second));
        return new Both<>(first.result().join(), second.result().join());
    }

    private static void join(Chain chain, List<? extends Branch<?>> branches) throws InterruptedException {
        try {
            for (Branch<?> branch : branches) {
                branch.result().get();
            }
            branches.forEach(branch -> chain.rests(branch.chain().length()));
        } catch (ExecutionException e) {
            branches.forEach(branch -> branch.thread().interrupt());
            if (e.getCause() instanceof InterruptedException) {
                var interrupted = new InterruptedException("stopped meanwhile");
                interrupted.initCause(e);
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            branches.forEach(branch -> branch.thread().interrupt());
            throw e;
        }
    }

    /// One piece of work under way.
    private record Branch<T>(Chain chain, CompletableFuture<T> result, Thread thread) {
        static <T> Branch<T> start(Chain before, Work<? extends T> work) {
            var chain = new Chain(before.length());
            var result = new CompletableFuture<T>();
            Thread thread = Thread.ofVirtual().name("dns-work").start(() -> chain.during(() -> finish(work, result)));
            return new Branch<>(chain, result, thread);
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
}
