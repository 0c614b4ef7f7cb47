package org.mailmedic.knowledge;

/// Words in the form in which phrases are compared: lower case, single blanks, one blank before and
/// after, `email` and `e-mail` as `mail`. Knows where each character came from, so that the words that
/// decided can be shown as they were written.
final class PlainWords {
    private final String given;
    private final StringBuilder plain = new StringBuilder();
    private final int[] origins;

    /// Reads the words once.
    PlainWords(String given) {
        this.given = given;
        this.origins = new int[given.length() + 2];
        put(' ', 0);
        int at = 0;
        while (at < given.length()) {
            int mail = electronicMail(at);
            int name = extensionName(at);
            if (name > 0) {
                for (int end = at + name; at < end; at++) {
                    put('-', at);
                }
            } else if (mail > 0) {
                put('m', at);
                at += mail + 1;
            } else {
                put(plain(given.charAt(at)), at);
                at++;
            }
        }
        put(' ', given.length());
    }

    /// The plain form, with its blanks at both ends.
    String text() {
        return plain.toString();
    }

    /// The words as written that became this stretch of the plain form.
    String written(int start, int end) {
        int from = origins[start];
        int to = end < plain.length() ? origins[end] : given.length();
        return given.substring(Math.min(from, to), to).strip();
    }

    /// The plain form of a phrase: no blanks are added at its ends.
    static String ofPhrase(String phrase) {
        String padded = new PlainWords(phrase).text();
        int from = phrase.startsWith(" ") ? 0 : 1;
        int to = phrase.endsWith(" ") ? padded.length() : padded.length() - 1;
        return padded.substring(from, to);
    }

    private void put(char c, int origin) {
        if (c == ' ' && !plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ') {
            return;
        }
        origins[plain.length()] = origin;
        plain.append(c);
    }

    /// How many characters to pass over so that `email` and `e-mail` become `mail`; 0 if neither begins here.
    private int electronicMail(int at) {
        boolean wordStart = at == 0 || !Character.isLetterOrDigit(given.charAt(at - 1));
        if (!wordStart) {
            return 0;
        }
        if (given.regionMatches(true, at, "e-mail", 0, 6)) {
            return 2;
        }
        return given.regionMatches(true, at, "email", 0, 5) ? 1 : 0;
    }

    /// How long a name such as `X-Spam-Status` is that begins here; 0 if none does. Its words are no evidence: it
    /// is the name of a header field or of a machine.
    private int extensionName(int at) {
        boolean wordStart = at == 0 || !Character.isLetterOrDigit(given.charAt(at - 1));
        if (!wordStart || !given.regionMatches(true, at, "x-", 0, 2)) {
            return 0;
        }
        int end = at;
        int hyphens = 0;
        while (end < given.length()
                && (Character.isLetterOrDigit(given.charAt(end)) || "-&".indexOf(given.charAt(end)) >= 0)) {
            hyphens += given.charAt(end) == '-' ? 1 : 0;
            end++;
        }
        return hyphens > 1 ? end - at : 0;
    }

    private static char plain(char c) {
        return switch (c) {
            case '\t', '\n', '\r', '\u00A0' -> ' ';
            case '\u2018', '\u2019', '`' -> '\'';
            case '\u201C', '\u201D' -> '"';
            case '\u2010', '\u2011', '\u2013', '\u2014' -> '-';
            default -> Character.toLowerCase(c);
        };
    }
}
