package org.mailmedic.connection;

import java.time.Duration;
import java.util.Locale;

/// A line of the conversation, secrets already masked.
///
/// @param since time from the start of the probe
/// @param direction who spoke
/// @param text the line without its line end
public record TranscriptLine(Duration since, Direction direction, String text) {
    /// Who spoke.
    public enum Direction {
        SERVER,
        CLIENT,
        /// Our own remark, such as "TLS begins".
        NOTE
    }

    /// The line as one reads it in a protocol: the time in seconds, who spoke, and what.
    public String timed() {
        return String.format(Locale.ROOT, "%8.3f  %s", since.toNanos() / 1e9, this);
    }

    @Override
    public String toString() {
        return switch (direction) {
            case SERVER -> "S: " + text;
            case CLIENT -> "C: " + text;
            case NOTE -> "-- " + text;
        };
    }
}
