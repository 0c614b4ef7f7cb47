package org.mailmedic.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailmedic.smtp.TranscriptLine.Direction;

/// Writes down a conversation. Who writes a line of the client says how it may be shown, so that a secret is
/// masked because of its place in the protocol, not because it looks like one. A server that repeats a secret
/// is masked as well.
final class Transcript {
    /// What stands in place of a secret.
    static final String HIDDEN = "(hidden)";
    /// Shorter words would mask half the conversation, and so betray themselves.
    private static final int SHORTEST_SECRET = 4;

    private static final int MOST_LINES = 2_000;

    private final long start = System.nanoTime();
    private final List<TranscriptLine> lines = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    /// From now on these words are masked wherever the server says them.
    synchronized void hide(String secret) {
        if (secret.length() >= SHORTEST_SECRET) {
            secrets.add(secret);
        }
    }

    /// The text without the secrets.
    synchronized String masked(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }

    void server(String line) {
        add(Direction.SERVER, line);
    }

    void client(String line) {
        add(Direction.CLIENT, line);
    }

    void note(String remark) {
        add(Direction.NOTE, remark);
    }

    synchronized List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }

    private synchronized void add(Direction direction, String text) {
        if (lines.size() < MOST_LINES) {
            lines.add(new TranscriptLine(Duration.ofNanos(System.nanoTime() - start), direction, masked(text)));
        }
    }
}
