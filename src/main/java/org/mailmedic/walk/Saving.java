package org.mailmedic.walk;

import java.time.Instant;

/// Whether what was changed last is safe.
public sealed interface Saving {
    /// There is nothing worth saving yet.
    record Nothing() implements Saving {}

    /// It is about to be saved.
    record Waiting() implements Saving {}

    /// It is safe.
    record Saved(Instant at) implements Saving {}

    /// It could not be saved; the next change tries again.
    ///
    /// @param reason the system's own words
    record Failed(String reason) implements Saving {}
}
