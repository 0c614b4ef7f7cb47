package org.mailmedic.casefile;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saves a case a moment after it last changed, away from the caller's thread. Of many quick changes only
/// the last is written.
public final class Autosave implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Autosave.class);

    private final CaseStore store;
    private final Duration quiet;
    private final BiConsumer<Case, Case> saved;
    private final Consumer<IOException> failed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread worker;

    private Optional<Case> waiting = Optional.empty();
    private long due;
    private boolean closed;

    /// Begins to wait for changes.
    ///
    /// @param quiet how long nothing must change before it saves
    /// @param saved told, on a thread of its own, what was given and what was saved: more than was given if
    ///     another
    ///     window saved too
    /// @param failed told why it could not be saved; the next change tries again
    public Autosave(CaseStore store, Duration quiet, BiConsumer<Case, Case> saved, Consumer<IOException> failed) {
        this.store = store;
        this.quiet = quiet;
        this.saved = saved;
        this.failed = failed;
        this.worker = Thread.ofVirtual().name("autosave").start(this::work);
    }

    /// Notes the newest state. Returns at once.
    public void changed(Case newest) {
        lock.lock();
        try {
            if (waiting.filter(before -> !before.id().equals(newest.id())).isPresent()) {
                throw new IllegalStateException("one autosave keeps one case");
            }
            waiting = Optional.of(newest);
            due = System.nanoTime() + quiet.toNanos();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Saves what is still waiting and ends. Waits until that is done.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            worker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (Optional<Case> next = next(); next.isPresent(); next = next()) {
            save(next.get());
        }
    }

    /// Whatever goes wrong over one state, the next one is saved.
    private void save(Case given) {
        try {
            Case kept = save(given, store);
            saved.accept(given, kept);
        } catch (IOException e) {
            tell(e);
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours in whoever was told of a save", fault);
        }
    }

    private static Case save(Case given, CaseStore store) throws IOException {
        try {
            return store.save(given);
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours while a case was saved", fault);
            throw new IOException(fault.toString(), fault);
        }
    }

    private void tell(IOException why) {
        try {
            failed.accept(why);
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours in whoever was told of a failed save", fault);
        }
    }

    /// The next state to save, once it is due; empty when there is nothing more to do.
    private Optional<Case> next() {
        lock.lock();
        try {
            while (true) {
                long left = due - System.nanoTime();
                if (waiting.isPresent() && (closed || left <= 0)) {
                    Optional<Case> next = waiting;
                    waiting = Optional.empty();
                    return next;
                }
                if (closed) {
                    return Optional.empty();
                }
                if (waiting.isPresent()) {
                    changed.await(left, TimeUnit.NANOSECONDS);
                } else {
                    changed.await();
                }
            }
        } catch (InterruptedException _) {
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
