package org.mailmedic.policy.spf;

import org.mailmedic.policy.Caret;

/// A place where a record breaks the grammar.
///
/// @param kind what is wrong there
/// @param at index of its first character in the record
/// @param length how many characters are wrong
public record SpfFault(Kind kind, int at, int length) {
    /// What can be wrong.
    public enum Kind {
        /// A byte that is no visible ASCII character.
        ODD_CHARACTER,
        /// A quote, straight or curly: it belongs to the panel, not into the record.
        QUOTE,
        /// A no-break space or another sign that looks like a blank.
        ODD_BLANK,
        /// Two terms run into each other: the strings of a TXT record are joined without a blank (section 3.3).
        MISSING_SPACE,
        /// Meant as SPF, but it does not begin with `v=spf1` and a blank: receivers take it for no SPF record.
        BAD_BEGIN,
        /// A second `v=spf1`.
        SECOND_VERSION,
        UNKNOWN_MECHANISM,
        /// `ip4` or `ip6` without a good address.
        BAD_ADDRESS,
        /// A prefix length that is out of range or badly written.
        BAD_PREFIX_LENGTH,
        /// No name where one is needed.
        NAME_MISSING,
        BAD_NAME,
        BAD_MACRO,
        /// A value where none may be, such as `all:x`.
        NEEDLESS_VALUE,
        /// `redirect=` or `exp=` twice.
        TWICE
    }

    /// The record, and below it a line of `^` under the wrong place.
    public String shownIn(String record) {
        return Caret.under(record, at, length);
    }
}
