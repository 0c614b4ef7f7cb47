package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Fragments that must follow one another in a text, with anything between: `unusual rate of * rate limited`.
///
/// Not a regular expression: there is no choice to be taken back. Each fragment is looked for from where
/// the one before ended, leftmost first; if any placing of the fragments exists, the leftmost one is one.
/// So the time is at most the length of the text times the length of the longest fragment, whatever the
/// text (decision 0100).
final class PhrasePattern {
    private final List<String> fragments = new ArrayList<>();
    private final int literals;
    private final int[] runs;

    /// @param written fragments separated by `*`; one that begins with a letter or digit matches at the
    ///     start of a
    ///     word
    /// only
    PhrasePattern(String written) {
        for (String fragment : written.split("\\*", -1)) {
            if (!fragment.isBlank()) {
                fragments.add(PlainWords.ofPhrase(fragment));
            }
        }
        if (fragments.isEmpty()) {
            throw new IllegalArgumentException("a phrase without words: '" + written + "'");
        }
        literals = fragments.stream().mapToInt(String::length).sum();
        runs = fragments.stream()
                .flatMapToInt(fragment -> Arrays.stream(Trigrams.keys(fragment)))
                .toArray();
    }

    /// How many characters it prescribes: the measure of how specific it is.
    int literals() {
        return literals;
    }

    /// Whether it can stand in a text with these runs of characters: much quicker than to look for it.
    boolean mayStandIn(Trigrams text) {
        return text.mayHaveAll(runs);
    }

    /// Where the fragments stand, as pairs of start and end, if all do.
    Optional<List<int[]>> find(String plainWords) {
        List<int[]> places = new ArrayList<>(fragments.size());
        int from = 0;
        for (String fragment : fragments) {
            int at = indexOf(plainWords, fragment, from);
            if (at < 0) {
                return Optional.empty();
            }
            from = at + fragment.length();
            places.add(new int[] {at, from});
        }
        return Optional.of(places);
    }

    /// As it is written in the data file.
    @Override
    public String toString() {
        return String.join(" * ", fragments);
    }

    private static int indexOf(String text, String fragment, int from) {
        boolean word = Character.isLetterOrDigit(fragment.charAt(0)) && !WordList.isWordOfItsOwn(fragment.charAt(0));
        int at = text.indexOf(fragment, from);
        while (at > 0 && word && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at = text.indexOf(fragment, at + 1);
        }
        return at;
    }
}
