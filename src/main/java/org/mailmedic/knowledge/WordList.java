package org.mailmedic.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a text in their order: runs of letters and digits.
final class WordList {
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "isn", "aren", "wasn", "never", "without", "cannot", "nicht", "kein", "pas");
    private static final int REACH = 2;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private final List<String> words = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();

    /// @param plain text in the form of [PlainWords]
    WordList(String plain) {
        int at = 0;
        int linkEnd = 0;
        while (at < plain.length()) {
            char c = plain.charAt(at);
            if (at >= linkEnd && plain.startsWith("http", at)) {
                linkEnd = afterLink(plain, at);
            }
            if (c == '?' && at < linkEnd) {
                // What a link hands over to its page says nothing: "?ip=192.0.2.1".
                at = linkEnd;
                continue;
            }
            int end = wordEnd(plain, at);
            if (end > at) {
                words.add(folded(plain.substring(at, end)));
                places.add(new int[] {at, end});
            }
            at = Math.max(end, at + 1);
        }
    }

    /// Where the word that begins here ends; here, if none does. Scripts that are written without blanks have
    /// a word for each character.
    private static int wordEnd(String text, int at) {
        if (at < text.length() && isWordOfItsOwn(text.charAt(at))) {
            return at + 1;
        }
        int end = at;
        while (end < text.length()
                && Character.isLetterOrDigit(text.charAt(end))
                && !isWordOfItsOwn(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int afterLink(String text, int at) {
        int end = at;
        while (end < text.length() && " <>\"')".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// Whether a character belongs to a script that puts no blanks between words: Chinese characters, kana.
    static boolean isWordOfItsOwn(char c) {
        return c >= '\u3005' && c <= '\u30FF' && Character.isLetter(c) || c >= '\u3400' && c <= '\u9FFF';
    }

    /// A word without its accents: mail servers write `boîte` and `boite`, `größe` and `grosse`.
    static String folded(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > '\u007F') {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("")
                        .replace("ß", "ss")
                        .replace("ł", "l");
            }
        }
        return word;
    }

    int size() {
        return words.size();
    }

    String word(int index) {
        return words.get(index);
    }

    /// Where some words stand in the text, as start and end.
    int[] place(int first, int count) {
        return new int[] {places.get(first)[0], places.get(first + count - 1)[1]};
    }

    /// Whether one of the few words before says no: `is not listed`.
    boolean isDenied(int at) {
        for (int i = Math.max(0, at - REACH); i < at; i++) {
            if (NEGATIONS.contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }
}
