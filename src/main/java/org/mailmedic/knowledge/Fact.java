package org.mailmedic.knowledge;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/// Where a piece of knowledge about the world comes from. Providers change their rules: nothing is stated
/// without this.
///
/// @param source page that says so
/// @param checked day on which it was read there
/// @param sure false where it was read second-hand or is common knowledge only
/// @param since first day on which it holds, where the source names one
/// @param until last day on which it is expected to hold, where the source announces a change
public record Fact(URI source, LocalDate checked, boolean sure, Optional<LocalDate> since, Optional<LocalDate> until) {
    /// Checks the order of the days.
    ///
    /// @throws IllegalArgumentException if it was checked before it held, or has ended by then
    public Fact {
        if (since.filter(checked::isBefore).isPresent()
                || until.filter(end -> !checked.isBefore(end)).isPresent()) {
            throw new IllegalArgumentException("a fact is checked while it holds: " + source);
        }
    }

    /// A fact of which neither beginning nor end is announced.
    public Fact(URI source, LocalDate checked, boolean sure) {
        this(source, checked, sure, Optional.empty(), Optional.empty());
    }
}
