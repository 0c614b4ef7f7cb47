package org.mailmedic.knowledge;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A language that the data speaks, it speaks in every sentence.
class KnowledgeWordsTest {
    private static final Sentences SENTENCES = new Sentences(Catalogue.class, translation -> {
        Catalogue.load(translation);
        BlockLists.load(translation);
        DnsHosts.load(translation);
        Receivers.load(translation);
    });

    @TestFactory
    Stream<DynamicTest> everyLanguage() {
        return SENTENCES.tests();
    }
}
