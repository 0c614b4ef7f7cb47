package org.mailmedic.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Shows a wrong place in a record: the text, and below it a line of `^`.
public final class Caret {
    /// Of a longer text only what stands around the place is shown.
    private static final int LONGEST = 2000;

    private static final int AROUND = 200;

    private Caret() {}

    /// The text with the place marked.
    ///
    /// @param text as the DNS gave it, one character a byte
    /// @param at index of the first wrong character
    /// @param length how many characters are wrong; at least one is marked
    public static String under(String text, int at, int length) {
        if (text.length() > LONGEST) {
            int left = Math.clamp((long) at - AROUND, 0, text.length());
            int right = Math.clamp((long) at + AROUND, left, text.length());
            return under("..." + text.substring(left, right) + "...", at - left + 3, Math.min(length, AROUND));
        }
        int from = Math.clamp(at, 0, text.length());
        int to = Math.clamp((long) from + length, from, text.length());
        int blanks = readable(text.substring(0, from)).length();
        int marks = readable(text.substring(from, to)).length();
        return readable(text) + "\n" + " ".repeat(blanks) + "^".repeat(Math.max(1, marks));
    }

    /// A value for people: panels send UTF-8, which the DNS hands on byte by byte. What is no UTF-8 stays
    /// as it is; characters that would break the line become a dot.
    public static String readable(String text) {
        String decoded = decoded(text);
        var out = new StringBuilder(decoded.length());
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            out.append(c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029' ? '\u00b7' : c);
        }
        return out.toString();
    }

    private static String decoded(String text) {
        if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xff)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException _) {
            return text;
        }
    }
}
