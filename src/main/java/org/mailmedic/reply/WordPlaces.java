package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where words of a reply stand in the text as the user gave it: there a reply may be broken over
/// lines, each with its code before it (`550-5.7.26 `), quoted, or folded by quoted-printable (`=` at the
/// end of a line).
///
/// Words are compared one after the other; between two of them only what belongs to the layout is passed
/// over. Looks at a bounded stretch, so the time does not grow with the text.
public final class WordPlaces {
    /// A reply has 2,500 characters at most; its layout adds codes, quotation marks and line ends.
    private static final int STRETCH = 8_000;

    private static final int LONGEST_GAP = 120;
    private static final int LONGEST_TAG = 80;

    private final String text;
    private final int from;
    private final int to;

    private WordPlaces(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /// The places of these words, in the order of the text; empty for words that the text shows in a coded
    /// form only.
    ///
    /// @param given the text that the refusal was read from
    /// @param words stretches of the refusal's reply
    public static List<Span> of(String given, Refusal refusal, List<String> words) {
        int start = refusal.spans().stream().mapToInt(Span::start).findFirst().orElse(-1);
        int from = start < 0 ? 0 : start;
        // Without a known place only a short text is searched: in a long one any place could be a wrong one.
        if (start < 0 && given.length() > STRETCH) {
            return List.of();
        }
        var places = new WordPlaces(given, from, Math.min(given.length(), from + STRETCH));
        List<Span> found = new ArrayList<>();
        for (String some : words) {
            places.find(some.strip().split("\\s+")).ifPresent(found::add);
        }
        return found.stream()
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .toList();
    }

    private Optional<Span> find(String[] words) {
        if (words.length == 0 || words[0].isEmpty()) {
            return Optional.empty();
        }
        for (int at = from; at < to; at++) {
            int end = wordEnd(words[0], at);
            if (end < 0) {
                continue;
            }
            for (int next = 1; next < words.length && end >= 0; next++) {
                end = afterGap(words[next], end);
            }
            if (end >= 0) {
                return Optional.of(new Span(at, end));
            }
        }
        return Optional.empty();
    }

    /// Where a word ends that begins at or soon after a place, -1 if it does not.
    private int afterGap(String word, int at) {
        int i = at;
        while (i < to && i - at < LONGEST_GAP) {
            int end = wordEnd(word, i);
            if (end >= 0) {
                return end;
            }
            int next = afterLayout(i);
            if (next == i) {
                return -1;
            }
            i = next;
        }
        return -1;
    }

    private int wordEnd(String word, int at) {
        int i = at;
        for (int letter = 0; letter < word.length(); letter++) {
            i = afterSoftBreak(i);
            if (i >= to || !same(text.charAt(i), word.charAt(letter))) {
                return -1;
            }
            i++;
        }
        return i;
    }

    private static boolean same(char a, char b) {
        return a == b || Character.toLowerCase(plain(a)) == Character.toLowerCase(plain(b));
    }

    private static char plain(char c) {
        return PlainText.of(String.valueOf(c)).charAt(0);
    }

    /// Passes over one thing between two words that is none of the reply's words.
    private int afterLayout(int at) {
        char c = text.charAt(at);
        int soft = afterSoftBreak(at);
        if (soft > at) {
            return soft;
        }
        if (Character.isWhitespace(c) || plain(c) == PlainText.INVISIBLE || ">|-#".indexOf(c) >= 0) {
            return at + 1;
        }
        if (c == '<') {
            int close = text.indexOf('>', at);
            return close > 0 && close < Math.min(to, at + LONGEST_TAG) ? close + 1 : at;
        }
        if (isDigit(at)) {
            int end = at;
            while (end < to && (isDigit(end) || text.charAt(end) == '.')) {
                end++;
            }
            return end;
        }
        return at;
    }

    private int afterSoftBreak(int at) {
        if (at + 1 < to && text.charAt(at) == '=') {
            if (text.charAt(at + 1) == '\n') {
                return at + 2;
            }
            if (at + 2 < to && text.charAt(at + 1) == '\r' && text.charAt(at + 2) == '\n') {
                return at + 3;
            }
        }
        return at;
    }

    private boolean isDigit(int at) {
        return at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
