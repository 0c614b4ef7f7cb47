package org.mailmedic.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailmedic.casefile.Case;

/// Waits until the caches have forgotten what was there before, and tells of each fix when that is so. Asks
/// nobody: the time to live says when it is.
final class CacheCountdown {
    private final Clock clock;
    private final Supplier<Map<String, Case.Tick>> ticks;
    private final Consumer<String> over;
    private Optional<Instant> target = Optional.empty();
    private Optional<Thread> waiter = Optional.empty();
    private boolean closed;

    /// @param ticks the ticks as they are now
    /// @param over told the id of each fix that everybody sees from now on
    CacheCountdown(Clock clock, Supplier<Map<String, Case.Tick>> ticks, Consumer<String> over) {
        this.clock = clock;
        this.ticks = ticks;
        this.over = over;
    }

    /// The ticks may have changed: waits for the next of them.
    void look() {
        Map<String, Case.Tick> now = ticks.get();
        Instant from = clock.instant();
        Optional<Instant> next = now.values().stream()
                .flatMap(tick -> tick.oldUntil().stream())
                .filter(from::isBefore)
                .min(Instant::compareTo);
        synchronized (this) {
            if (closed || next.equals(target)) {
                return;
            }
            waiter.ifPresent(Thread::interrupt);
            target = next;
            waiter = next.map(until -> Thread.ofVirtual().name("countdown").start(() -> await(until)));
        }
    }

    private void await(Instant until) {
        try {
            // Not before the very moment: the clock is asked once more by whoever is told.
            for (Duration left = left(until); left.isPositive(); left = left(until)) {
                Thread.sleep(left.plusMillis(1));
            }
        } catch (InterruptedException _) {
            return;
        }
        synchronized (this) {
            if (closed || target.filter(until::equals).isEmpty()) {
                return;
            }
            target = Optional.empty();
            // Not to be interrupted by its own next look.
            waiter = Optional.empty();
        }
        ticks.get().forEach((id, tick) -> {
            if (tick.oldUntil().filter(until::equals).isPresent()) {
                over.accept(id);
            }
        });
        look();
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    synchronized void close() {
        closed = true;
        waiter.ifPresent(Thread::interrupt);
    }
}
