package org.mailmedic.reply;

import java.util.Optional;

/// A reply as programs write it, the code in one field and the words in the next: Python's
/// `(535, b'5.7.8 Error')`, `code = 550, details = "No such user"`, `"code":550,"message":"No such user"`.
///
/// A fixed number of characters is looked at.
final class ReplyField {
    private static final int LONGEST_NAME = 24;

    private ReplyField() {}

    /// The reply whose code stands at this position, if a comma and a quoted text follow it.
    ///
    /// @param s the text
    /// @param at the position of the code, three digits
    /// @param from where the line begins
    /// @param end where the line ends
    static Optional<ReplyStart> at(String s, int at, int from, int end) {
        int comma = at + 3;
        if (comma >= end || s.charAt(comma) != ',' || !opens(s, at, from)) {
            return Optional.empty();
        }
        int text = textAt(s, comma + 1, end);
        if (text < 0 || text >= end) {
            return Optional.empty();
        }
        int code = Integer.parseInt(s, at, comma, 10);
        ReplyStart.Status status = ReplyStart.Status.at(s, text, end);
        int words = text + status.length();
        while (words < end && s.charAt(words) == ' ') {
            words++;
        }
        return Optional.of(new ReplyStart(at, code, status.value(), words, false, ReplyStart.Before.SIGN));
    }

    /// Whether a bracket or the sign of a value stands before.
    private static boolean opens(String s, int at, int from) {
        int p = at - 1;
        while (p >= from && s.charAt(p) == ' ') {
            p--;
        }
        return p >= from && "(:=[".indexOf(s.charAt(p)) >= 0;
    }

    /// The first letter of the quoted text: after `'`, `b'`, `details = "` or `"message":"`.
    private static int textAt(String s, int from, int end) {
        int last = Math.min(end, from + LONGEST_NAME);
        for (int i = from; i < last; i++) {
            char c = s.charAt(i);
            boolean quote = c == '"' || c == '\'';
            if (quote && !isNameAt(s, i, last)) {
                return i + 1;
            }
            if (!quote && !Character.isLetter(c) && " _:=".indexOf(c) < 0) {
                return -1;
            }
        }
        return -1;
    }

    /// Whether the quotation mark opens or closes the name of a field: one letter or more, a mark, a colon.
    private static boolean isNameAt(String s, int quote, int end) {
        int i = quote + 1;
        while (i < end && (Character.isLetter(s.charAt(i)) || s.charAt(i) == '_')) {
            i++;
        }
        boolean opensName =
                i > quote + 1 && i < end && s.charAt(i) == s.charAt(quote) && i + 1 < end && s.charAt(i + 1) == ':';
        boolean closesName = i == quote + 1 && i < end && (s.charAt(i) == ':' || s.charAt(i) == ' ');
        return opensName || closesName;
    }
}
