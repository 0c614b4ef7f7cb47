package org.mailmedic.reply;

import java.util.Optional;

/// Finds mail addresses and names of hosts in a text.
final class NameFinder {
    private static final int LONGEST_USER = 400;

    private NameFinder() {}

    /// The first address at or soon after a position.
    static Optional<String> addressAfter(String s, int from) {
        int at = s.indexOf('@', from);
        if (at < 0 || at - from > 90) {
            return Optional.empty();
        }
        int start = at;
        while (start > from && isAddressCharacter(s.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (end < s.length() && isHostCharacter(s.charAt(end))) {
            end++;
        }
        while (end > at && (s.charAt(end - 1) == '.' || s.charAt(end - 1) == '-')) {
            end--;
        }
        return isInLink(s, start, at) || start == at || end == at + 1
                ? Optional.empty()
                : Optional.of(s.substring(start, end));
    }

    /// Whether the sign belongs to a URL, where user and password stand before it (RFC 3986 section 3.2.1), or to
    /// words that were hidden.
    private static boolean isInLink(String s, int start, int sign) {
        if (s.startsWith("//", start) || (sign > start && s.charAt(sign - 1) == '*')) {
            return true;
        }
        for (int at = start; at > 0 && start - at < LONGEST_USER && s.charAt(at - 1) > ' '; at--) {
            if (s.startsWith("://", at - 1)) {
                return true;
            }
            if ("<>\"'(),;".indexOf(s.charAt(at - 1)) >= 0) {
                return false;
            }
        }
        return false;
    }

    /// The name or address of a host at a position, behind blanks and opening marks; it has a dot inside.
    static Optional<String> hostAfter(String s, int from) {
        int start = from;
        while (start < s.length() && " \t<[(\"'".indexOf(s.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        boolean dot = false;
        while (end < s.length() && isHostCharacter(s.charAt(end))) {
            dot |= s.charAt(end) == '.' && end > start;
            end++;
        }
        while (end > start && (s.charAt(end - 1) == '.' || s.charAt(end - 1) == '-')) {
            end--;
        }
        boolean address = end < s.length() && s.charAt(end) == '@';
        if (!dot || address || end - start < 4 || s.substring(start, end).indexOf('.') < 0) {
            return Optional.empty();
        }
        return Optional.of(s.substring(start, end));
    }

    static boolean isHostCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static boolean isAddressCharacter(char c) {
        return isHostCharacter(c) || "+=!#$%&'*/?^`{|}~".indexOf(c) >= 0;
    }
}
