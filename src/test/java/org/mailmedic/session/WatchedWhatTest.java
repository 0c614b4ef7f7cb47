package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.CapturedLog;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.remedy.FixItem;

/// What the watch looks at, how long it waits, and what ends it.
@Timeout(60)
class WatchedWhatTest {
    private static final FixWatch.Pace PACE = new FixWatch.Pace(Duration.ofMillis(1), Duration.ofMinutes(15));

    /// Each try that fails brings an account nearer to being locked.
    @Test
    void aSignInIsNeverWatched(@TempDir Path folder) throws Exception {
        try (Session c = Sessions.cases(folder).practise("gmail-app-password")) {
            Sessions.await(c.probe(_ -> {}));
            assertThat(c.outcome().checklist().now())
                    .extracting(FixItem::recheck)
                    .contains(Recheck.Other.SIGN_IN);
            assertThat(c.canWatch()).isFalse();
        }
    }

    @Test
    void onceAllIsDoneItWaitsLong() {
        assertThat(PACE.next(Duration.ofSeconds(60), false)).isEqualTo(Duration.ofMinutes(15));
        assertThat(PACE.next(Duration.ofSeconds(60), true)).isEqualTo(Duration.ofSeconds(90));
    }

    /// Longer each time while anything is open; once all is done, the longest at once.
    @Test
    void itWaitsAsLongAsItsPaceSays() throws Exception {
        var waits = new LinkedBlockingQueue<Duration>();
        var goOn = new Semaphore(0);
        var open = new AtomicBoolean(true);
        var fixWatch = new FixWatch(
                new FixWatch.Pace(Duration.ofSeconds(60), Duration.ofMinutes(15)),
                List::of,
                open::get,
                _ -> {
                    throw new AssertionError("nothing is watched");
                },
                () -> true,
                () -> {},
                () -> {},
                wait -> {
                    waits.add(wait);
                    goOn.acquire();
                });
        fixWatch.start();
        assertThat(waits.take()).isEqualTo(Duration.ofSeconds(60));
        goOn.release();
        assertThat(waits.take()).isEqualTo(Duration.ofSeconds(90));
        open.set(false);
        goOn.release();
        assertThat(waits.take()).isEqualTo(Duration.ofMinutes(15));
        fixWatch.stop();
    }

    @Test
    void aFaultOfOursDoesNotEndIt() throws Exception {
        var pauses = new CountDownLatch(3);
        var goOn = new Semaphore(2);
        var told = new AtomicInteger();
        try (var log = new CapturedLog()) {
            var fixWatch = new FixWatch(
                    PACE,
                    () -> {
                        throw new StackOverflowError();
                    },
                    () -> true,
                    _ -> {
                        throw new AssertionError("nothing is watched");
                    },
                    () -> true,
                    () -> {},
                    told::incrementAndGet,
                    _ -> {
                        pauses.countDown();
                        goOn.acquire();
                    });
            fixWatch.start();
            // Two rounds, and no third that could log when nobody listens any more.
            pauses.await();
            fixWatch.stop();
            assertThat(told).hasValue(2);
            assertThat(log.faults()).hasSize(2).hasOnlyElementsOfType(StackOverflowError.class);
        }
    }
}
