package org.mailmedic.console;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/// Plain signs for those that the terminal's charset has none for: a question mark in every second word is no
/// language.
final class PlainSigns {
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry((int) '\u2019', "'"),
            Map.entry((int) '\u2018', "'"),
            Map.entry((int) '\u201a', "'"),
            Map.entry((int) '\u201c', "\""),
            Map.entry((int) '\u201d', "\""),
            Map.entry((int) '\u201e', "\""),
            Map.entry((int) '\u00ab', "\""),
            Map.entry((int) '\u00bb', "\""),
            Map.entry((int) '\u2026', "..."),
            Map.entry((int) '\u2013', "-"),
            Map.entry((int) '\u2014', "-"),
            Map.entry((int) '\u00b7', "-"),
            Map.entry((int) '\u2192', ">"),
            Map.entry((int) '\u00a0', " "),
            Map.entry((int) '\u202f', " "),
            Map.entry((int) '\u00e4', "ae"),
            Map.entry((int) '\u00f6', "oe"),
            Map.entry((int) '\u00fc', "ue"),
            Map.entry((int) '\u00c4', "Ae"),
            Map.entry((int) '\u00d6', "Oe"),
            Map.entry((int) '\u00dc', "Ue"),
            Map.entry((int) '\u00df', "ss"),
            Map.entry((int) '\u00bf', ""),
            Map.entry((int) '\u00a1', ""));

    private final CharsetEncoder encoder;

    PlainSigns(Charset charset) {
        this.encoder = charset.newEncoder();
    }

    /// The text as this charset can show it. What has no plain form stays, and is printed as a question mark.
    String shown(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> out.append(plain(sign)));
        return out.toString();
    }

    private String plain(int sign) {
        String as = Character.toString(sign);
        if (encoder.canEncode(as)) {
            return as;
        }
        String plain = PLAIN.get(sign);
        if (plain != null) {
            return plain;
        }
        // The letter without its accent.
        String bare = Normalizer.normalize(as, Normalizer.Form.NFD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return encoder.canEncode(bare) ? bare : as;
    }
}
