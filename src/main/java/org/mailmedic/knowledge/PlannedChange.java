package org.mailmedic.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/// A step of what a provider has announced to change. Words: `plan.<id>`.
///
/// @param id stable id, such as `microsoft.basic.default_off`
/// @param from first day on which it may take place
/// @param until last day on which it is to take place; empty where the day is certain, or nothing ends it
public record PlannedChange(String id, LocalDate from, Optional<LocalDate> until) {
    /// Whether there is still something to wait for, or it has only just come.
    ///
    /// @param today the day on which one asks
    public boolean matters(LocalDate today) {
        return until.orElse(from.plusYears(1)).isAfter(today);
    }
}
