package org.mailmedic.console;

/// The exit statuses that scripts rely on.
final class Exit {
    /// No finding of level error.
    static final int FINE = 0;

    /// At least one.
    static final int FAULTY = 1;

    static final int WRONG_USAGE = 2;

    /// Nobody answered, or the input could not be read: neither fine nor faulty.
    static final int NOT_CHECKED = 3;

    private Exit() {}
}
