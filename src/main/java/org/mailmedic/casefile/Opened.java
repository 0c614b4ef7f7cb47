package org.mailmedic.casefile;

import java.util.Optional;

/// What became of opening a case file.
public sealed interface Opened {
    /// It is open.
    record Loaded(Case value) implements Opened {}

    /// A newer version of the app wrote it in a way that this one can't read. The file is left as it is.
    ///
    /// @param schema the file's schema number
    record NewerVersion(int schema) implements Opened {}

    /// It is a case file, but cut off or broken.
    ///
    /// @param lastGood the state before, where one was kept
    record Damaged(Optional<Case> lastGood) implements Opened {}

    /// It is longer than any case can be.
    ///
    /// @param bytes its length
    record TooLarge(long bytes) implements Opened {}

    /// It is something else.
    record NotACase() implements Opened {}

    /// There is no such file.
    record Missing() implements Opened {}

    /// The system would not let us read it.
    ///
    /// @param reason what the system said
    record Unreadable(String reason) implements Opened {}
}
