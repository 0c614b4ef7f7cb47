package org.mailmedic.policy;

import java.util.List;
import java.util.Optional;

/// A sign that word processors and panels slip into records: a curly quote, a blank that is no plain blank.
///
/// @param at index of its first byte
/// @param length how many bytes it has
/// @param quote whether it is a quote; a kind of blank otherwise
public record OddSign(int at, int length, boolean quote) {
    /// In UTF-8, one character a byte: the curly and angled quotes.
    private static final List<String> QUOTES = List.of(
            "\u00e2\u0080\u0098",
            "\u00e2\u0080\u0099",
            "\u00e2\u0080\u009a",
            "\u00e2\u0080\u009c",
            "\u00e2\u0080\u009d",
            "\u00e2\u0080\u009e",
            "\u00c2\u00ab",
            "\u00c2\u00bb",
            "\\\"",
            "\"",
            "'");

    /// No-break space, zero width space and joiners, byte order mark, ideographic space, thin and other
    /// spaces, tab, line ends; last the bare Latin-1 no-break space.
    private static final List<String> BLANKS = List.of(
            "\u00c2\u00a0",
            "\u00e2\u0080\u0080",
            "\u00e2\u0080\u0082",
            "\u00e2\u0080\u0083",
            "\u00e2\u0080\u0087",
            "\u00e2\u0080\u0089",
            "\u00e2\u0080\u008b",
            "\u00e2\u0080\u008c",
            "\u00e2\u0080\u008d",
            "\u00e2\u0080\u00af",
            "\u00e2\u0081\u00a0",
            "\u00ef\u00bb\u00bf",
            "\u00e3\u0080\u0080",
            "\t",
            "\r",
            "\n",
            "\u00a0");

    /// The first one in a text.
    public static Optional<OddSign> in(String text) {
        for (int i = 0; i < text.length(); i++) {
            Optional<OddSign> here = at(text, i);
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    /// The text with quotes left out and odd blanks made plain ones.
    public static String cleaned(String text) {
        var out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            Optional<OddSign> here = at(text, i);
            if (here.isEmpty()) {
                out.append(text.charAt(i));
                i++;
            } else {
                if (!here.get().quote()) {
                    out.append(' ');
                }
                i += here.get().length();
            }
        }
        return out.toString();
    }

    private static Optional<OddSign> at(String text, int index) {
        for (String quote : QUOTES) {
            if (text.startsWith(quote, index)) {
                return Optional.of(new OddSign(index, quote.length(), true));
            }
        }
        for (String blank : BLANKS) {
            if (text.startsWith(blank, index)) {
                return Optional.of(new OddSign(index, blank.length(), false));
            }
        }
        return Optional.empty();
    }
}
