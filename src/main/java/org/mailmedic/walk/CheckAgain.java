package org.mailmedic.walk;

/// What checking a fix again showed.
public enum CheckAgain {
    FIXED,
    /// It is right at the source; caches may give out what was there before for a while.
    PUBLISHED,
    STILL_THERE,
    /// Nobody answered, or it was stopped: neither fixed nor broken.
    COULD_NOT_CHECK,
    /// The password was forgotten or the token has run out: first the user must sign in again.
    SIGN_IN_AGAIN
}
