package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailmedic.text.Texts;

/// What known servers mean by their words: each belongs to a phrase of the book, and has both a meaning and
/// advice.
class SaidWordsTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @Test
    void eachBelongsToAPhrase() {
        Set<String> phrases =
                PhraseBook.load().phrases().stream().map(Phrase::id).collect(Collectors.toSet());
        Set<String> said = TEXTS.keys().stream()
                .filter(key -> key.startsWith("said."))
                .map(key -> key.replaceFirst("^said[.]", "").replaceFirst("[.](meaning|advice)$", ""))
                .collect(Collectors.toSet());
        assertThat(phrases).containsAll(said);
        for (String phrase : said) {
            assertThat(TEXTS.keys()).contains("said." + phrase + ".meaning", "said." + phrase + ".advice");
        }
    }

    @Test
    void interceptorsAreToldByTheirAuthority() {
        assertThat(Interceptors.standard().all()).allSatisfy(one -> {
            assertThat(one.issuers()).isNotEmpty().allMatch(part -> part.equals(part.toLowerCase(Locale.ROOT)));
            assertThat(one.fact().source().getScheme()).isEqualTo("https");
        });
        assertThat(Interceptors.standard().of("CN=Avast Web/Mail Shield Root,O=Avast Web/Mail Shield"))
                .map(Interceptors.Interceptor::kind)
                .contains(Interceptors.Kind.ANTIVIRUS);
        assertThat(Interceptors.standard().of("CN=R11,O=Let's Encrypt,C=US")).isEmpty();
    }
}
