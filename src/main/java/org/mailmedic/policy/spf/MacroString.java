package org.mailmedic.policy.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A text with macros (RFC 7208 section 7).
///
/// @param pieces literals and macros, in order
public record MacroString(List<Piece> pieces) {
    private static final String LETTERS = "slodiphv";
    private static final String LETTERS_OF_EXPLANATIONS = "crt";
    private static final String DELIMITERS = ".-+,/_=";
    private static final int MOST_DIGITS = 3;

    public MacroString {
        pieces = List.copyOf(pieces);
    }

    public sealed interface Piece {}

    public record Literal(String text) implements Piece {}

    /// A macro such as `%{d2}`.
    ///
    /// @param letter lower case
    /// @param escape whether the letter was a capital: the value is escaped as in a URL
    /// @param keep how many parts are kept, from the right; 0 keeps all
    /// @param reverse whether the parts are turned round
    /// @param delimiters what parts the value
    public record Expansion(char letter, boolean escape, int keep, boolean reverse, String delimiters)
            implements Piece {}

    /// Where the values of the letters come from. Only `p` needs the DNS.
    @FunctionalInterface
    interface Values {
        String of(char letter) throws InterruptedException;
    }

    /// Reads a macro string.
    ///
    /// @param explanation whether blanks and the letters `c`, `r`, `t` are allowed
    static MacroString parse(String text, boolean explanation) throws SpfSyntaxException {
        List<Piece> pieces = new ArrayList<>();
        var literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '%') {
                if (c < 0x21 && !(explanation && c == ' ') || c > 0x7e) {
                    throw new SpfSyntaxException(SpfFault.Kind.ODD_CHARACTER, i, 1);
                }
                literal.append(c);
                i++;
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
            switch (next) {
                case '%' -> literal.append('%');
                case '_' -> literal.append(' ');
                case '-' -> literal.append("%20");
                case '{' -> {
                    int end = text.indexOf('}', i);
                    if (end < 0) {
                        throw new SpfSyntaxException(SpfFault.Kind.BAD_MACRO, i, text.length() - i);
                    }
                    if (!literal.isEmpty()) {
                        pieces.add(new Literal(literal.toString()));
                        literal.setLength(0);
                    }
                    pieces.add(expansion(text, i, end, explanation));
                    i = end - 1;
                }
                default -> throw new SpfSyntaxException(SpfFault.Kind.BAD_MACRO, i, Math.min(2, text.length() - i));
            }
            i += 2;
        }
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
        }
        return new MacroString(pieces);
    }

    private static Expansion expansion(String text, int start, int end, boolean explanation) throws SpfSyntaxException {
        String inside = text.substring(start + 2, end);
        var bad = new SpfSyntaxException(SpfFault.Kind.BAD_MACRO, start, end + 1 - start);
        if (inside.isEmpty()) {
            throw bad;
        }
        char written = inside.charAt(0);
        char letter = Character.toLowerCase(written);
        boolean known = LETTERS.indexOf(letter) >= 0 || explanation && LETTERS_OF_EXPLANATIONS.indexOf(letter) >= 0;
        int digits = 1;
        while (digits < inside.length() && inside.charAt(digits) >= '0' && inside.charAt(digits) <= '9') {
            digits++;
        }
        String number = inside.substring(1, digits);
        // More parts than a name can have mean "all of them".
        int keep = number.isEmpty() ? 0 : number.length() > MOST_DIGITS ? 999 : Integer.parseInt(number);
        boolean reverse = digits < inside.length() && Character.toLowerCase(inside.charAt(digits)) == 'r';
        String delimiters = inside.substring(digits + (reverse ? 1 : 0));
        boolean allDelimiters = delimiters.chars().allMatch(d -> DELIMITERS.indexOf(d) >= 0);
        if (!known || written > 0x7e || !number.isEmpty() && keep == 0 || !allDelimiters) {
            throw bad;
        }
        return new Expansion(letter, written != letter, keep, reverse, delimiters.isEmpty() ? "." : delimiters);
    }

    /// Whether there is anything to expand.
    boolean hasMacros() {
        return pieces.stream().anyMatch(Expansion.class::isInstance);
    }

    /// Whether all macros in it have one of these letters.
    boolean usesOnly(String letters) {
        return pieces.stream().allMatch(p -> !(p instanceof Expansion e) || letters.indexOf(e.letter()) >= 0);
    }

    /// Whether it ends in a macro.
    boolean endsInMacro() {
        return !pieces.isEmpty() && pieces.getLast() instanceof Expansion;
    }

    /// The text with the macros filled in.
    String expand(Values values) throws InterruptedException {
        var out = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Literal(String text) -> out.append(text);
                case Expansion e -> out.append(filled(e, values.of(e.letter())));
            }
        }
        return out.toString();
    }

    private static String filled(Expansion e, String value) {
        List<String> parts = split(value, e.delimiters());
        if (e.reverse()) {
            Collections.reverse(parts);
        }
        int from = e.keep() == 0 ? 0 : Math.max(0, parts.size() - e.keep());
        String joined = String.join(".", parts.subList(from, parts.size()));
        return e.escape() ? escaped(joined) : joined;
    }

    private static List<String> split(String value, String delimiters) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    /// Escapes all but the unreserved characters of RFC 3986.
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> Character.isLetterOrDigit(c) && c < 0x80 || "-._~".indexOf(c) >= 0
                        ? String.valueOf((char) c)
                        : hex(String.valueOf((char) c)))
                .collect(Collectors.joining());
    }

    private static String hex(String character) {
        var out = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
        }
        return out.toString();
    }
}
