package org.mailmedic.casefile;

import java.time.Duration;
import java.time.Instant;

/// That the user took a letter with them, to send it. Whether it was sent only they know.
///
/// @param at when
/// @param to name of who can do it, such as `RECIPIENT`
/// @param address where it went to; empty where only the user knows
/// @param askAgain when to ask again, if nobody answered
public record LetterSent(Instant at, String to, String address, Instant askAgain) {
    /// As long as people at work leave a letter; a weekend is longer than that, and no harm done.
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration SAME = Duration.ofHours(12);

    /// One of now.
    public static LetterSent now(Instant at, String to, String address) {
        return new LetterSent(at, to, address, at.plus(PATIENCE));
    }

    /// Copied and opened, or opened twice: one letter all the same.
    boolean isSame(LetterSent other) {
        return to.equals(other.to)
                && address.equals(other.address)
                && Duration.between(at, other.at).abs().compareTo(SAME) < 0;
    }
}
