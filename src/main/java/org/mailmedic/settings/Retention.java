package org.mailmedic.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long cases are kept, counted from their last change.
public enum Retention {
    FOR_EVER(Optional.empty()),
    YEAR(Optional.of(Duration.ofDays(365))),
    DAYS_90(Optional.of(Duration.ofDays(90))),
    DAYS_30(Optional.of(Duration.ofDays(30))),
    /// Until it is left. While it is open it lies on the disk, so that a crash takes nothing along.
    NOT_AT_ALL(Optional.of(Duration.ZERO));

    private final Optional<Duration> time;

    Retention(Optional<Duration> time) {
        this.time = time;
    }

    /// Whether a case that was last changed then is over now.
    public boolean isOver(Instant changed, Instant now) {
        return time.filter(t -> !changed.plus(t).isAfter(now)).isPresent();
    }
}
