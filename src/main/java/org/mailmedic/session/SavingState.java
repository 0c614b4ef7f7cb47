package org.mailmedic.session;

import java.time.Instant;

/// Whether what was changed last is safe.
public sealed interface SavingState {
    /// There is nothing worth saving yet.
    record Nothing() implements SavingState {}

    /// It is about to be saved.
    record Waiting() implements SavingState {}

    /// It is safe.
    record Saved(Instant at) implements SavingState {}

    /// It could not be saved; the next change tries again.
    ///
    /// @param reason the system's own words
    record Failed(String reason) implements SavingState {}
}
