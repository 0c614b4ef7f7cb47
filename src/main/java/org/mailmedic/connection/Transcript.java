package org.mailmedic.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailmedic.connection.TranscriptLine.Direction;

/// Writes down a conversation. Who writes a line of the client says how it may be shown, so that a secret is
/// masked because of its place in the protocol, not because it looks like one. A server that repeats a secret
/// is masked as well.
public final class Transcript {
    private static final int MOST_LINES = 2_000;

    private final long start = System.nanoTime();
    private final List<TranscriptLine> lines = new ArrayList<>();
    private final Masking masking = new Masking();

    /// From now on these words are masked wherever the server says them, as they are and in base64.
    public synchronized void hide(String secret) {
        masking.hide(secret);
    }

    /// Whether there is anything to hide by now.
    public synchronized boolean keepsSecrets() {
        return masking.isNeeded();
    }

    /// The text without the secrets.
    public synchronized String masked(String text) {
        return masking.masked(text);
    }

    /// The lines of one reply without the secrets, also where one of them is broken over lines.
    public synchronized List<String> masked(List<String> lines) {
        return masking.masked(lines);
    }

    /// How long the probe has lasted.
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Writes down a line of the server.
    ///
    /// @param since when it came
    public void server(Duration since, String line) {
        add(since, Direction.SERVER, line);
    }

    public void client(String line) {
        add(now(), Direction.CLIENT, line);
    }

    public void note(String remark) {
        add(now(), Direction.NOTE, remark);
    }

    public synchronized List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }

    private synchronized void add(Duration since, Direction direction, String text) {
        if (lines.size() < MOST_LINES) {
            lines.add(new TranscriptLine(since, direction, masked(text)));
        }
    }
}
