package org.mailmedic.console;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Works through a list, many at a time, and prints in the order of the list, each as soon as it is its
/// turn. What waits for its turn is kept as text and not as a report, and no more than so many: the
/// memory does not grow with the list.
final class Batch {
    /// How many are worked on at a time. An audit waits for answers most of its time.
    private static final int SIDE_BY_SIDE = 64;

    /// How many may be done before the one whose turn it is: one slow domain does not hold up the others at
    /// once.
    private static final int AHEAD = 512;

    private final PrintStream out;
    private final Semaphore places = new Semaphore(SIDE_BY_SIDE);

    Batch(PrintStream out) {
        this.out = out;
    }

    /// What is printed for one entry.
    ///
    /// @param status exit status that it alone would lead to
    record Line(String text, int status) {}

    /// Works on one entry.
    @FunctionalInterface
    interface Work {
        Line run(String entry) throws InterruptedException;
    }

    /// Works through the list.
    ///
    /// @return the worst exit status: an error found counts more than something that could not be checked
    int run(List<String> entries, Work work) throws InterruptedException {
        int worst = Exit.FINE;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Queue<Future<Line>> waiting = new ArrayDeque<>();
            int next = 0;
            while (next < entries.size() || !waiting.isEmpty()) {
                while (next < entries.size() && waiting.size() < AHEAD) {
                    String entry = entries.get(next++);
                    waiting.add(workers.submit(() -> inPlace(entry, work)));
                }
                Line line = done(waiting.remove());
                out.print(line.text());
                out.flush();
                worst = line.status() == Exit.FAULTY || worst == Exit.FAULTY
                        ? Exit.FAULTY
                        : Math.max(worst, line.status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
        return worst;
    }

    private Line inPlace(String entry, Work work) throws InterruptedException {
        places.acquire();
        try {
            return work.run(entry);
        } finally {
            places.release();
        }
    }

    private static Line done(Future<Line> line) throws InterruptedException {
        try {
            return line.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
