package org.mailmedic.policy.dkim;

import org.mailmedic.policy.Caret;

/// A place where a key record is wrong.
///
/// @param at index of its first character in the record
/// @param length how many characters are wrong
public record KeyFault(Kind kind, int at, int length) {
    /// What can be wrong.
    public enum Kind {
        /// The version is not `DKIM1`, or does not stand first.
        VERSION,
        /// Something without an equals sign, often a missing semicolon.
        NO_VALUE,
        /// A tag name with odd characters.
        BAD_TAG,
        /// The same tag twice.
        TWICE,
        ODD_CHARACTER,
        /// A quote, straight or curly: it belongs to the panel, not into the record.
        QUOTE,
        /// `k=` names a kind that no receiver knows.
        UNKNOWN_KIND,
        /// `s=` leaves mail out (RFC 6376 section 3.6.1).
        NOT_FOR_MAIL,
        /// There is no `p=`.
        NO_KEY,
        /// A character that base64 does not have.
        NOT_BASE64,
        /// The key breaks off: it says that it is longer.
        CUT_OFF,
        /// Well written, but no key of its kind.
        BAD_VALUE
    }

    /// The record, and below it a line of `^` under the wrong place.
    public String shownIn(String record) {
        return Caret.under(record, at, length);
    }
}
