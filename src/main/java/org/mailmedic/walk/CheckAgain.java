package org.mailmedic.walk;

/// What checking a fix again showed.
public enum CheckAgain {
    FIXED,
    STILL_THERE,
    /// Nobody answered, or it was stopped: neither fixed nor broken.
    COULD_NOT_CHECK
}
