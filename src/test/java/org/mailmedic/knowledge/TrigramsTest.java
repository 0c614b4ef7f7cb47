package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is left out unlooked-for is not there.
class TrigramsTest {
    @Test
    void noPhraseIsLeftOutThatStandsThere() {
        List<Phrase> phrases = PhraseBook.load().phrases();
        for (Phrase said : phrases) {
            String plain = new PlainWords(said.example()).text();
            Trigrams runs = new Trigrams(plain);
            assertThat(phrases.stream()
                            .flatMap(p -> p.words().stream())
                            .filter(pattern -> pattern.find(plain).isPresent()))
                    .allMatch(pattern -> pattern.mayStandIn(runs));
        }
    }

    @Test
    void whatIsShorterThanARunMayStandAnywhere() {
        assertThat(new PhrasePattern("xy").mayStandIn(new Trigrams("said"))).isTrue();
    }

    @Test
    void leavesOutWhatIsNotThere() {
        Trigrams runs = new Trigrams("550 user unknown");
        assertThat(new PhrasePattern("user*unknown").mayStandIn(runs)).isTrue();
        assertThat(new PhrasePattern("user*blocked").mayStandIn(runs)).isFalse();
    }

    @Test
    void aTextWithoutARunHasNone() {
        assertThat(new PhrasePattern("abc").mayStandIn(new Trigrams(""))).isFalse();
    }
}
