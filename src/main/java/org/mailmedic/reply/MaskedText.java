package org.mailmedic.reply;

import java.util.Locale;

/// A text of which stretches can be hidden, letter by letter, and what the stretches of it look like. Places are those
/// of the text that was given.
final class MaskedText {
    static final char HIDDEN = '*';
    /// How far a URL, or a string in quotes, is followed.
    static final int FAR = 4_000;

    /// How far a name is from the start of its line at most, to count as the first word.
    static final int NEAR = 60;

    static final int SHORTEST_CODED = 8;
    static final int LONG = 16;

    private final String given;
    private final char[] plain;
    private final char[] shown;
    private boolean found;

    MaskedText(String given) {
        this.given = given;
        this.plain = PlainText.of(given).toCharArray();
        this.shown = given.toCharArray();
    }

    /// The text that was given, before anything was hidden.
    String given() {
        return given;
    }

    /// The letters of it, made plain. Not to be changed.
    char[] plain() {
        return plain;
    }

    /// Notes a secret of which nothing may be left to hide.
    void markFound() {
        found = true;
    }

    /// Whether there is a secret, be it hidden just now or before.
    boolean found() {
        return found;
    }

    /// The text with what is hidden.
    String shown() {
        return found ? new String(shown) : given;
    }

    /// Hides a stretch: digits alone as zeros, all else as stars; blanks stay.
    ///
    /// @return its end
    int hide(int from, int to) {
        boolean number = from < to;
        for (int at = from; number && at < to; at++) {
            number = isDigit(plain[at]);
        }
        for (int at = from; at < to; at++) {
            if (plain[at] > ' ') {
                shown[at] = number ? '0' : HIDDEN;
                found = true;
            }
        }
        return to;
    }

    /// Whether letters and digits, or capitals inside, tell that it is no word.
    boolean looksCoded(int from, int to) {
        if (to - from < SHORTEST_CODED) {
            return false;
        }
        boolean inside = plain[to - 1] == '=' || plain[from] == HIDDEN;
        boolean digit = false;
        boolean letter = false;
        for (int at = from; at < to; at++) {
            if (!isBase64(plain[at]) && plain[at] != '.') {
                return false;
            }
            digit |= isDigit(plain[at]);
            letter |= Character.isLowerCase(plain[at]);
            inside |= at > from && Character.isUpperCase(plain[at]) && Character.isLowerCase(plain[at - 1]);
        }
        return inside || (digit && letter);
    }

    boolean looksLikePassword(int from, int to) {
        boolean digit = false;
        boolean letter = false;
        for (int at = from; at < to; at++) {
            if (plain[at] == '@' || plain[at] == '/') {
                return plain[from] != '/' && at > from && hasDigit(from, at) && !is("://", at - 1, to);
            }
            digit |= isDigit(plain[at]);
            letter |= Character.isLetter(plain[at]);
        }
        return to - from >= 6 && ((digit && letter) || plain[from] == HIDDEN);
    }

    boolean hasDigit(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isDigit(plain[at])) {
                return true;
            }
        }
        return false;
    }

    boolean isAllBase64(int from, int to) {
        int at = from;
        while (at < to && isBase64(plain[at])) {
            at++;
        }
        return at == to && to > from;
    }

    int tokenEnd(int from, int to) {
        int at = from;
        while (at < to && at < from + FAR && plain[at] > ' ' && "\"',;<>".indexOf(plain[at]) < 0) {
            at++;
        }
        return at;
    }

    int wordEnd(int from, int to) {
        int at = from;
        while (at < to && plain[at] > ' ') {
            at++;
        }
        return at;
    }

    boolean isOneWord(int from, int to) {
        return skipBlanks(wordEnd(from, to), to) == to && from < to;
    }

    int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && (plain[at] == ' ' || plain[at] == '\t')) {
            at++;
        }
        return at;
    }

    int indexOf(String lower, int from, int to) {
        for (int at = from; at + lower.length() <= to; at++) {
            if (is(lower, at, to)) {
                return at;
            }
        }
        return -1;
    }

    String lower(int from, int to) {
        return from >= to ? "" : new String(plain, from, to - from).toLowerCase(Locale.ROOT);
    }

    boolean is(String mark, int at, int to) {
        for (int i = 0; i < mark.length(); i++) {
            if (at + i >= to || Character.toLowerCase(plain[at + i]) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int quoted(int open, int to) {
        if (open >= to) {
            return to;
        }
        boolean escaped = plain[open] == '\\';
        int from = Math.min(to, escaped ? open + 2 : open + 1);
        if (escaped) {
            int close = indexOf("\\\"", from, Math.min(to, from + FAR));
            return hide(from, close < 0 ? to : close);
        }
        int end = quoteEnd(from, to, plain[open]);
        return hide(from, end);
    }

    int quoteEnd(int from, int to, char quote) {
        int at = from;
        while (at < to && plain[at] != quote) {
            at += plain[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    /// Behind `=`, `:`, `=>`, `:=` and blanks; -1 if none of them is there.
    int separator(int from, int to) {
        int at = skipBlanks(from, to);
        int signs = at;
        while (at < to && at < signs + 3 && "=:>".indexOf(plain[at]) >= 0) {
            at++;
        }
        if (at == signs || plain[signs] == '>') {
            return -1;
        }
        return skipBlanks(at, to);
    }

    static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    static boolean isBase64(char c) {
        return (c < 0x7F && Character.isLetterOrDigit(c)) || "+/=_-*".indexOf(c) >= 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
