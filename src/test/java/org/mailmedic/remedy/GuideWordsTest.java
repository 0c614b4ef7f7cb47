package org.mailmedic.remedy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.knowledge.Sentences;

/// A language that the data speaks, it speaks in every sentence.
class GuideWordsTest {
    private static final Sentences SENTENCES =
            new Sentences(GuideBook.class, translation -> GuideBook.load(translation));

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
        return Sentences.languages(GuideBook.class);
    }
}
