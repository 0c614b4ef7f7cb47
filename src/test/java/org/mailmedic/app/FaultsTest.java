package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailmedic.Logged;

class FaultsTest {
    @RegisterExtension
    final Logged logged = new Logged();

    private final Queue<Runnable> screen = new ArrayDeque<>();
    private int told;

    @Test
    void manyFaultsAreToldOnce() {
        var faults = new Faults(screen::add, () -> told++);
        for (int i = 0; i < 100; i++) {
            faults.uncaughtException(Thread.currentThread(), new IllegalStateException());
        }
        assertThat(screen).hasSize(1);
        screen.remove().run();
        faults.uncaughtException(Thread.currentThread(), new StackOverflowError());
        screen.remove().run();
        assertThat(told).isEqualTo(2);
        assertThat(logged.take())
                .hasSize(101)
                .contains("a fault of ours: IllegalStateException", "a fault of ours: StackOverflowError");
    }

    @Test
    void thatItCannotBeToldEndsNothing() {
        var faults = new Faults(Runnable::run, () -> {
            throw new IllegalStateException("no window");
        });
        assertThatCode(() -> faults.uncaughtException(Thread.currentThread(), new IllegalStateException()))
                .doesNotThrowAnyException();
        assertThat(logged.take())
                .containsExactly(
                        "a fault of ours: IllegalStateException", "the fault could not be told: IllegalStateException");
    }

    @Test
    void whateverAMessageHoldsTheLogKeepsItsForm() {
        var entry = new LogRecord(Level.SEVERE, "said\n2026-11-26T00:00:00Z INFO x: \u001b[2J" + "y".repeat(10_000));
        entry.setLoggerName("org.mailmedic.app.Faults");
        entry.setThrown(
                new IllegalStateException("\tat canary.example\ncanary", new StackOverflowError("deep\r\nbelow")));
        String line = new LogLine().format(entry);
        assertThat(line).hasSizeLessThan(20_000).contains("Caused by: java.lang.StackOverflowError: deep  below\n");
        assertThat(line.lines())
                .allMatch(l -> l.matches("(20\\S+ SEVERE org\\.mailmedic\\.app\\.Faults: said 2026.*)"
                        + "|(Caused by: )?java\\.lang\\..*|\tat \\S+.*|\t\\.\\.\\. \\d+ more"));
    }
}
