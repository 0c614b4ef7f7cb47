package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LatestOnlyTest {
    @Test
    void onlyTheLatestHandsInItsResult() throws Exception {
        BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
        var stuck = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        LatestOnly<String, String> latestOnly = new LatestOnly<>(
                input -> {
                    if (input.equals("slow")) {
                        stuck.countDown();
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            stopped.countDown();
                            throw e;
                        }
                    }
                    return input + " done";
                },
                delivered::add,
                _ -> {});

        latestOnly.offer("slow");
        stuck.await();
        latestOnly.offer("quick");

        assertThat(delivered.poll(10, TimeUnit.SECONDS)).isEqualTo("quick done");
        assertThat(stopped.await(10, TimeUnit.SECONDS))
                .as("the older one was interrupted")
                .isTrue();
        assertThat(delivered).isEmpty();
        assertThat(latestOnly.busy()).isFalse();
    }

    /// Whoever ends it and then writes down the last state must not be overtaken by the one before.
    @Test
    void whoEndsItWaitsForAResultThatIsBeingHandedIn() throws Exception {
        BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        LatestOnly<String, String> latestOnly = new LatestOnly<>(
                input -> input,
                result -> {
                    inside.countDown();
                    boolean waiting = true;
                    while (waiting) {
                        try {
                            release.await();
                            waiting = false;
                        } catch (InterruptedException _) {
                            // It is told to stop, but has begun.
                        }
                    }
                    delivered.add(result);
                },
                _ -> {});
        latestOnly.offer("a");
        inside.await();

        Thread ending = Thread.ofPlatform().start(latestOnly::end);
        while (ending.getState() != Thread.State.BLOCKED && ending.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(ending.isAlive()).isTrue();
        release.countDown();
        ending.join();

        assertThat(delivered).containsExactly("a");
    }

    @Test
    void aResultThatIgnoresTheInterruptIsDropped() throws Exception {
        BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var stubborn = new CompletableFuture<Thread>();
        LatestOnly<String, String> latestOnly = new LatestOnly<>(
                input -> {
                    if (input.equals("stubborn")) {
                        stubborn.complete(Thread.currentThread());
                        begun.countDown();
                        boolean waiting = true;
                        while (waiting) {
                            try {
                                waiting = !release.await(1, TimeUnit.SECONDS);
                            } catch (InterruptedException _) {
                                // Stubborn.
                            }
                        }
                    }
                    return input;
                },
                delivered::add,
                _ -> {});

        latestOnly.offer("stubborn");
        begun.await();
        latestOnly.offer("second");
        assertThat(delivered.poll(10, TimeUnit.SECONDS)).isEqualTo("second");
        release.countDown();

        stubborn.get().join();
        assertThat(delivered).isEmpty();
    }

    @Test
    void whoeverIsToldFindsItNoLongerBusy() throws Exception {
        BlockingQueue<Boolean> busyWhenTold = new LinkedBlockingQueue<>();
        var holder = new Object() {
            LatestOnly<String, String> latestOnly = new LatestOnly<>(input -> input, _ -> {}, _ -> {});
        };
        holder.latestOnly = new LatestOnly<>(input -> input, _ -> busyWhenTold.add(holder.latestOnly.busy()), _ -> {});

        holder.latestOnly.offer("x");

        assertThat(busyWhenTold.poll(10, TimeUnit.SECONDS)).isFalse();
    }
}
