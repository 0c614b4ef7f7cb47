package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.CapturedLog;

@Timeout(60)
class BackgroundRunTest {
    @Test
    void anErrorEndsItTooAndStandsInTheLog() {
        var fault = new StackOverflowError();
        try (var log = new CapturedLog()) {
            Run<String> run = BackgroundRun.start("deep", "cancelled", () -> {
                throw fault;
            });
            assertThatThrownBy(() -> run.result().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(fault);
            assertThat(log.faults()).containsExactly(fault);
        }
    }

    @Test
    void aFaultOverTheResultStandsInTheLogOnce() {
        var fault = new IllegalStateException();
        try (var log = new CapturedLog()) {
            Run<String> seen = BackgroundRun.seenBy(BackgroundRun.start("work", () -> "result"), _ -> {
                throw fault;
            });
            Run<String> after = BackgroundRun.after(seen, value -> value + "!");
            assertThatThrownBy(() -> after.result().get()).hasCause(fault);
            assertThat(log.faults()).containsExactly(fault);
        }
    }

    @Test
    void cancelledItEndsInWhatWasSaid() throws Exception {
        var begun = new CountDownLatch(1);
        Run<String> run = BackgroundRun.start("long", "cancelled", () -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "never";
        });
        begun.await();
        run.cancel();
        assertThat(run.result().get()).isEqualTo("cancelled");
    }
}
