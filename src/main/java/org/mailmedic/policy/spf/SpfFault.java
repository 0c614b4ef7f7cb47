package org.mailmedic.policy.spf;

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
        return record + "\n" + " ".repeat(at) + "^".repeat(Math.max(1, length));
    }
}
