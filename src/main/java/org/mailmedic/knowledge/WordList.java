package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The words of a text in their order: runs of letters and digits.
final class WordList {
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "isn", "aren", "wasn", "never", "without", "cannot", "nicht", "kein", "pas");
    private static final int REACH = 2;

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
                words.add(plain.substring(at, end));
                places.add(new int[] {at, end});
            }
            at = end + 1;
        }
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
