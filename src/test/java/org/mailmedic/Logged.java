package org.mailmedic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Catches what our own classes log while a test runs, so that it stands in no build's output. What a test provokes it
/// also takes; what nobody took fails the test.
public final class Logged implements BeforeEachCallback, AfterEachCallback {
    private final List<String> expected = new ArrayList<>();
    private final Logger ours = Logger.getLogger("org.mailmedic");
    private final List<LogRecord> entries = new CopyOnWriteArrayList<>();
    private final Handler catcher = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /// What was logged since the last time, one line for each entry: its message, and the class of what was thrown.
    public List<String> take() {
        List<LogRecord> taken = List.copyOf(entries);
        entries.removeAll(taken);
        List<String> lines = new ArrayList<>();
        for (LogRecord entry : taken) {
            String thrown = Optional.ofNullable(entry.getThrown())
                    .map(t -> ": " + t.getClass().getSimpleName())
                    .orElse("");
            lines.add(entry.getMessage() + thrown);
        }
        return lines;
    }

    /// Expects a line at least once in this test, however often and whenever it comes: for what is logged on a thread
    /// that the test does not wait for.
    public void expect(String line) {
        expected.add(line);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ours.addHandler(catcher);
        ours.setUseParentHandlers(false);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ours.removeHandler(catcher);
        ours.setUseParentHandlers(true);
        List<String> left = new ArrayList<>(take());
        assertThat(left).as("what was expected in the log").containsAll(expected);
        left.removeAll(expected);
        if (!left.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("nobody expected to read in the log: " + left);
        }
    }
}
