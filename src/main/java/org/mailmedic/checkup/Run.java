package org.mailmedic.checkup;

import java.util.concurrent.CompletableFuture;

/// A check under way.
///
/// @param <T> what it ends in
public interface Run<T> {
    /// Completes with the result; completes with what was found so far when it was cancelled; exceptionally
    /// only for a fault of this program.
    CompletableFuture<T> result();

    /// Stops it. Returns at once; the work itself ends within half a second.
    void cancel();
}
