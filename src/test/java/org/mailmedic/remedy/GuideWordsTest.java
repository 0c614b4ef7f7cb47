package org.mailmedic.remedy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.knowledge.Sentences;

/// A language that the data speaks, it speaks in every sentence.
class GuideWordsTest {
    private static final Sentences SENTENCES =
            new Sentences(GuideBook.class, translation -> GuideBook.load(translation));

    @TestFactory
    Stream<DynamicTest> everyLanguage() {
        return SENTENCES.tests();
    }
}
