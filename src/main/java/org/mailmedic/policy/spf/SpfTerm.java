package org.mailmedic.policy.spf;

import java.util.Optional;

/// One mechanism or modifier of a record.
///
/// @param kind what it is
/// @param at index of its first character in the record
/// @param text as written
/// @param qualifier what a match means
/// @param name the name it points to, as written, macros and all; empty for the domain itself
/// @param target the same, read
/// @param network for `ip4` and `ip6`
/// @param bits4 prefix length for IPv4 addresses of `a` and `mx`
/// @param bits6 prefix length for IPv6 addresses of `a` and `mx`
public record SpfTerm(
        Kind kind,
        int at,
        String text,
        SpfResult qualifier,
        String name,
        MacroString target,
        Optional<Cidr> network,
        int bits4,
        int bits6) {
    /// The kinds of terms.
    public enum Kind {
        ALL,
        INCLUDE,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS,
        REDIRECT,
        EXP,
        /// A modifier that RFC 7208 does not know; receivers pass over it.
        UNKNOWN_MODIFIER;

        /// Whether it counts towards the ten look-ups (RFC 7208 section 4.6.4).
        public boolean asksDns() {
            return switch (this) {
                case INCLUDE, A, MX, PTR, EXISTS, REDIRECT -> true;
                case ALL, IP4, IP6, EXP, UNKNOWN_MODIFIER -> false;
            };
        }

        /// Whether it can match an address.
        public boolean isMechanism() {
            return switch (this) {
                case ALL, INCLUDE, A, MX, PTR, IP4, IP6, EXISTS -> true;
                case REDIRECT, EXP, UNKNOWN_MODIFIER -> false;
            };
        }
    }

    /// Whether what it leads to differs from mail to mail.
    public boolean hasMacros() {
        return target.hasMacros();
    }
}
