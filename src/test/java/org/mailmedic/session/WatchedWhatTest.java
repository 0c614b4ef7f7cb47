package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
            assertThat(c.checklist().now()).extracting(FixItem::recheck).contains(Recheck.Other.SIGN_IN);
            assertThat(c.canWatch()).isFalse();
        }
    }

    @Test
    void onceAllIsDoneItWaitsLong() {
        assertThat(PACE.next(Duration.ofSeconds(60), false)).isEqualTo(Duration.ofMinutes(15));
        assertThat(PACE.next(Duration.ofSeconds(60), true)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aFaultOfOursDoesNotEndIt() throws Exception {
        var rounds = new CountDownLatch(3);
        var told = new CountDownLatch(2);
        try (var log = new CapturedLog()) {
            var fixWatch = new FixWatch(
                    PACE,
                    () -> {
                        rounds.countDown();
                        throw new StackOverflowError();
                    },
                    () -> true,
                    _ -> {
                        throw new AssertionError("nothing is watched");
                    },
                    () -> true,
                    () -> {},
                    told::countDown);
            fixWatch.start();
            rounds.await();
            told.await();
            fixWatch.stop();
            assertThat(log.faults()).hasAtLeastOneElementOfType(StackOverflowError.class);
        }
    }
}
