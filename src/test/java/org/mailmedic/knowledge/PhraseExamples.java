package org.mailmedic.knowledge;

import java.util.List;

/// What servers say, one example for each entry of the phrase book, for tests of other rooms.
public final class PhraseExamples {
    private PhraseExamples() {}

    /// The examples, in the order of the phrase book.
    public static List<String> of(PhraseBook book) {
        return book.phrases().stream().map(Phrase::example).toList();
    }
}
