package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;

/// Words that stand for a concept: `too many`, `throttl*`. Each word is a whole word, or the start of one
/// if it ends with `*`; `*` alone is any one word.
///
/// Written as people write it: `email` becomes `mail` as in [PlainWords], and Chinese or Japanese falls into its
/// characters as in [WordList].
///
/// Words are compared one to one, so a term costs at most as many comparisons as it has words, wherever it
/// is tried.
final class ConceptTerm {
    private final List<Word> words;

    ConceptTerm(String written) {
        List<Word> parts = new ArrayList<>();
        for (String word : PlainWords.ofPhrase(written).split(" ", -1)) {
            boolean start = word.endsWith("*");
            String letters = start ? word.substring(0, word.length() - 1) : word;
            if (letters.length() > 1 && letters.chars().anyMatch(c -> WordList.isWordOfItsOwn((char) c))) {
                WordList characters = new WordList(letters);
                for (int i = 0; i < characters.size(); i++) {
                    parts.add(new Word(characters.word(i), false));
                }
            } else {
                parts.add(new Word(WordList.folded(letters), start));
            }
        }
        if (parts.getFirst().letters().isEmpty()) {
            throw new IllegalArgumentException("a term must begin with letters: '" + written + "'");
        }
        words = List.copyOf(parts);
    }

    /// The letters that its first word must have, for finding it quickly.
    String key() {
        return words.getFirst().letters();
    }

    /// Whether the first word is given by its start only.
    boolean keyIsStart() {
        return words.getFirst().start();
    }

    int length() {
        return words.size();
    }

    boolean fits(WordList text, int at) {
        if (at + words.size() > text.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).fits(text.word(at + i))) {
                return false;
            }
        }
        return true;
    }

    private record Word(String letters, boolean start) {
        boolean fits(String word) {
            return start ? word.startsWith(letters) : word.equals(letters);
        }
    }
}
