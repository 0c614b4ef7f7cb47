package org.mailmedic.knowledge;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A language that the data speaks, it speaks in every sentence.
class KnowledgeWordsTest {
    private static final Sentences SENTENCES = new Sentences(Catalogue.class, translation -> {
        Catalogue.load(translation);
        BlockLists.load(translation);
        DnsHosts.load(translation);
        Receivers.load(translation);
    });

    @ParameterizedTest
    @MethodSource("languages")
    void everySentenceIsTranslatedAndNoTranslationIsOrphaned(String language) {
        SENTENCES.areAllTranslated(language);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void placesStay(String language) {
        SENTENCES.keepTheirPlaces(language);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsTypedStays(String language) {
        SENTENCES.keepWhatIsTyped(language);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingStayedEnglish(String language) {
        SENTENCES.areReallyTranslated(language);
    }

    private static List<String> languages() {
        return Sentences.languages(Catalogue.class);
    }
}
