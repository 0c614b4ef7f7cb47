package org.mailmedic.session;

/// What checking a fix again showed.
public enum RecheckResult {
    FIXED,
    /// It is right at the source; caches may give out what was there before for a while.
    PUBLISHED,
    /// The zone's own name servers differ: some have it, some still have what was there before.
    PARTLY,
    STILL_THERE,
    /// Nobody answered, or it was stopped: neither fixed nor broken.
    COULD_NOT_CHECK,
    /// The password was forgotten or the token has run out: first the user must sign in again.
    SIGN_IN_AGAIN
}
