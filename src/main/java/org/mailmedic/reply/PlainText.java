package org.mailmedic.reply;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text made plain, one character for one: a position in it is the same position in the text that was given.
///
/// Clipboards, word processors and web pages put in typographic quotes, non-breaking blanks, marks of writing
/// direction.
final class PlainText {
    /// Stands for every character that a person cannot see; readers drop it.
    static final char INVISIBLE = '\u200B';

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private PlainText() {}

    /// The same text with plain quotes, dashes, blanks and line ends.
    static String of(String given) {
        int at = 0;
        while (at < given.length() && isPlain(given.charAt(at))) {
            at++;
        }
        if (at == given.length()) {
            return given;
        }
        char[] characters = given.toCharArray();
        for (; at < characters.length; at++) {
            characters[at] = plain(characters[at]);
        }
        return new String(characters);
    }

    /// The bytes as text: by their byte order mark, else UTF-16 if every other byte is zero, else UTF-8,
    /// else Windows-1252, which takes any byte.
    static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, StandardCharsets.UTF_8);
    }

    /// The bytes in this charset if they are valid there, else as UTF-8, else as Windows-1252.
    static String decode(byte[] bytes, Charset charset) {
        try {
            return strict(bytes, charset);
        } catch (CharacterCodingException _) {
            try {
                return strict(bytes, StandardCharsets.UTF_8);
            } catch (CharacterCodingException _) {
                return new String(bytes, WINDOWS_1252);
            }
        }
    }

    private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
    }

    private static char plain(char c) {
        if (isPlain(c)) {
            return c;
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u00B4', '`', '\uFF07' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB', '\uFF02' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFF0D' -> '-';
            case '\u0085', '\u2028', '\u2029', '\u000B', '\u000C' -> '\n';
            case '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> ' ';
            case '\u00AD', '\u061C', '\u180E', '\uFEFF' -> INVISIBLE;
            case '\uFF1A' -> ':';
            default -> other(c);
        };
    }

    private static char other(char c) {
        if (c >= '\u2000' && c <= '\u200A') {
            return ' ';
        }
        if ((c >= '\u200B' && c <= '\u200F') || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2060' && c <= '\u206F')) {
            return INVISIBLE;
        }
        return Character.isISOControl(c) ? ' ' : c;
    }
}
