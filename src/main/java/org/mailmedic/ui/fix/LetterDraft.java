package org.mailmedic.ui.fix;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the user made of a letter, in each language that they chose. It outlives the paper, which is drawn anew
/// whenever its card changes.
public final class LetterDraft {
    private final Map<Locale, String> texts = new HashMap<>();
    private Optional<Locale> chosen = Optional.empty();
    private boolean open;

    /// What the user wrote over the letter in this language, if they did.
    Optional<String> in(Locale language) {
        return Optional.ofNullable(texts.get(language));
    }

    /// The user wrote over it.
    ///
    /// @param original what stood there; the same words are no draft
    void write(Locale language, String words, String original) {
        if (words.equals(original)) {
            texts.remove(language);
        } else {
            texts.put(language, words);
        }
    }

    /// The language that was chosen for it, if one was.
    Optional<Locale> chosen() {
        return chosen;
    }

    void choose(Locale other) {
        chosen = Optional.of(other);
    }

    boolean isOpen() {
        return open;
    }

    void open(boolean now) {
        open = now;
    }
}
