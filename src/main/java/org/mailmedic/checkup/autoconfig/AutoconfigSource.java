package org.mailmedic.checkup.autoconfig;

/// A place that was asked, and what came of it.
///
/// @param where a web address without the user's address, a DNS name, or a host
/// @param detail what the system said where it could not be asked; else empty
public record AutoconfigSource(FoundServer.Origin origin, String where, Result result, String detail) {
    /// What came of it. "Nothing there" and "could not be asked" are different answers.
    public enum Result {
        FOUND,
        NOTHING,
        /// Something was there that is no such document, or names no server that is safe to use.
        UNUSABLE,
        NOT_ANSWERED,
        /// It was not asked, for the user did not allow it.
        NOT_ALLOWED
    }
}
