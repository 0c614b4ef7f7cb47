package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.CapturedLog;

@Timeout(60)
class LatestOnlyFaultTest {
    @Test
    void aFaultIsToldAndItGoesOn() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        var fault = new StackOverflowError();
        try (var log = new CapturedLog()) {
            LatestOnly<String, String> latestOnly = new LatestOnly<>(
                    input -> {
                        if (input.equals("hostile")) {
                            throw fault;
                        }
                        return input;
                    },
                    told::add,
                    why -> told.add(why.toString()));
            latestOnly.offer("hostile");
            assertThat(told.take()).isEqualTo(fault.toString());
            assertThat(latestOnly.busy()).isFalse();
            assertThat(log.faults()).containsExactly(fault);
            latestOnly.offer("good");
            assertThat(told.take()).isEqualTo("good");
        }
    }

    /// The older one is being handed in while the newer one is ready.
    @Test
    void anOlderResultNeverComesAfterANewer() throws Exception {
        List<String> delivered = new CopyOnWriteArrayList<>();
        var beingHandedIn = new CountDownLatch(1);
        var newer = new CompletableFuture<Thread>();
        var both = new CountDownLatch(2);
        LatestOnly<String, String> latestOnly = new LatestOnly<>(
                input -> {
                    if (input.equals("newer")) {
                        newer.complete(Thread.currentThread());
                    }
                    return input;
                },
                result -> {
                    if (result.equals("older")) {
                        beingHandedIn.countDown();
                        Thread other = newer.join();
                        // Until the newer one has to wait, or has gone past.
                        while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
                            Thread.onSpinWait();
                        }
                    }
                    delivered.add(result);
                    both.countDown();
                },
                _ -> {});
        latestOnly.offer("older");
        beingHandedIn.await();
        latestOnly.offer("newer");
        both.await();
        assertThat(delivered).containsExactly("older", "newer");
    }
}
