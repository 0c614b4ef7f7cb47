package org.mailmedic.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A text without its codings (percent, quoted-printable, HTML, backslashes), with the place of each letter.
final class Decoded {
    private static final int LONGEST_NAME = 10;

    /// HTML's names of what stands in passwords; other letters are found by the pieces around them.
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("apos", '\''),
            Map.entry("excl", '!'),
            Map.entry("num", '#'),
            Map.entry("dollar", '$'),
            Map.entry("percnt", '%'),
            Map.entry("lpar", '('),
            Map.entry("rpar", ')'),
            Map.entry("ast", '*'),
            Map.entry("plus", '+'),
            Map.entry("comma", ','),
            Map.entry("period", '.'),
            Map.entry("sol", '/'),
            Map.entry("colon", ':'),
            Map.entry("semi", ';'),
            Map.entry("equals", '='),
            Map.entry("quest", '?'),
            Map.entry("commat", '@'),
            Map.entry("lsqb", '['),
            Map.entry("bsol", '\\'),
            Map.entry("rsqb", ']'),
            Map.entry("hat", '^'),
            Map.entry("lowbar", '_'),
            Map.entry("grave", '`'),
            Map.entry("lcub", '{'),
            Map.entry("vert", '|'),
            Map.entry("rcub", '}'),
            Map.entry("auml", '\u00e4'),
            Map.entry("ouml", '\u00f6'),
            Map.entry("uuml", '\u00fc'),
            Map.entry("szlig", '\u00df'));

    private final String text;
    /// Where each letter begins in the text that was given.
    private final int[] from;

    /// Where it ends there.
    private final int[] to;

    private Decoded(String text, int[] from, int[] to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    String text() {
        return text;
    }

    /// The text as it is.
    static Decoded of(String text) {
        int[] from = new int[text.length()];
        int[] to = new int[text.length()];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
            to[i] = i + 1;
        }
        return new Decoded(text, from, to);
    }

    /// Decoded once more.
    Decoded again() {
        var decoded = new StringBuilder();
        int[] starts = new int[from.length];
        int[] ends = new int[from.length];
        for (int at = 0; at < text.length(); ) {
            Letter letter = letter(at);
            starts[decoded.length()] = from[at];
            ends[decoded.length()] = to[letter.end() - 1];
            decoded.append(letter.value());
            at = letter.end();
        }
        return new Decoded(
                decoded.toString(), Arrays.copyOf(starts, decoded.length()), Arrays.copyOf(ends, decoded.length()));
    }

    /// Letters and digits alone.
    Decoded bones() {
        var kept = new StringBuilder();
        int[] starts = new int[from.length];
        int[] ends = new int[from.length];
        for (int at = 0; at < text.length(); at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                starts[kept.length()] = from[at];
                ends[kept.length()] = to[at];
                kept.append(text.charAt(at));
            }
        }
        return new Decoded(kept.toString(), starts, ends);
    }

    /// The places, in the text that was given, of a stretch of this one.
    <T> List<T> places(int start, int end, List<T> given) {
        return given.subList(from[start], to[end - 1]);
    }

    private Letter letter(int at) {
        char c = text.charAt(at);
        Letter plain = new Letter(c, at + 1);
        return switch (c) {
            case '%', '=' -> octets(at, plain);
            case '\\' -> backslash(at);
            case '&' -> entity(at, plain);
            default -> plain;
        };
    }

    /// One octet, or the two of a letter in UTF-8.
    private Letter octets(int at, Letter plain) {
        int first = hex(at + 1, 2);
        if (first < 0) {
            return plain;
        }
        boolean two =
                first >= 0xC2 && first <= 0xDF && at + 3 < text.length() && text.charAt(at + 3) == text.charAt(at);
        int second = two ? hex(at + 4, 2) : -1;
        return second >= 0x80 && second < 0xC0
                ? new Letter((char) (((first & 0x1F) << 6) | (second & 0x3F)), at + 6)
                : new Letter((char) first, at + 3);
    }

    private Letter backslash(int at) {
        if (at + 1 == text.length()) {
            return new Letter('\\', at + 1);
        }
        char kind = text.charAt(at + 1);
        int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
        int value = digits == 0 ? -1 : hex(at + 2, digits);
        return value < 0 ? new Letter(kind, at + 2) : new Letter((char) value, at + 2 + digits);
    }

    private Letter entity(int at, Letter plain) {
        int end = at + 1;
        while (end < text.length() && end < at + LONGEST_NAME && text.charAt(end) != ';') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ';' || end == at + 1) {
            return plain;
        }
        String name = text.substring(at + 1, end).toLowerCase(java.util.Locale.ROOT);
        if (name.charAt(0) != '#') {
            Character named = NAMES.get(name);
            return named == null ? plain : new Letter(named, end + 1);
        }
        boolean inHex = name.startsWith("#x");
        try {
            int value = Integer.parseInt(name.substring(inHex ? 2 : 1), inHex ? 16 : 10);
            return value > 0 && value < 0x10000 ? new Letter((char) value, end + 1) : plain;
        } catch (NumberFormatException _) {
            return plain;
        }
    }

    private int hex(int at, int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private record Letter(char value, int end) {}
}
