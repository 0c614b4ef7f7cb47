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
        while (at < plain.length()) {
            int end = at;
            while (end < plain.length() && Character.isLetterOrDigit(plain.charAt(end))) {
                end++;
            }
            if (end > at) {
                words.add(folded(plain.substring(at, end)));
                places.add(new int[] {at, end});
            }
            at = end + 1;
        }
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
