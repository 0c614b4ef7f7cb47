package org.mailmedic.guard;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.PhraseExamples;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.GuideIds;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.remedy.Wording;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.session.OutcomeMaker;
import org.mailmedic.text.Texts;

/// The real knowledge, read once.
final class Known {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final BlockLists BLOCK_LISTS = BlockLists.load();
    static final Severities SEVERITIES = Severities.load();
    static final PhraseBook BOOK = PhraseBook.load();
    static final List<ProviderKind> KINDS = CATALOGUE.providers().stream()
            .flatMap(provider -> provider.kinds().stream())
            .toList();
    static final List<String> GUIDES = GuideIds.all();
    static final String RSA_1024 = key(1024);
    static final String RSA_2048 = key(2048);

    /// What real servers say, read as the app reads it: the first refusal of each example.
    static final List<Reading> READINGS = PhraseExamples.of(BOOK).stream()
            .flatMap(example -> BOOK.read(new BounceReader().read(example)).stream().limit(1))
            .toList();

    static final Map<String, Spoken> LANGUAGES =
            Stream.of("en", "de", "es").collect(Collectors.toUnmodifiableMap(Function.identity(), Spoken::of));

    private Known() {}

    /// All that tells an outcome in one language.
    record Spoken(Texts texts, Catalogue catalogue, Wording wording, OutcomeMaker maker) {
        private static Spoken of(String language) {
            Locale locale = Locale.of(language);
            Texts texts = Texts.in(locale);
            Catalogue catalogue = Catalogue.load(locale);
            return new Spoken(
                    texts,
                    catalogue,
                    new Wording(texts),
                    new OutcomeMaker(
                            texts,
                            catalogue,
                            new Diagnostician(catalogue, SEVERITIES),
                            Remedies.load(catalogue, SEVERITIES, texts)));
        }
    }

    static Spoken in(String language) {
        return LANGUAGES.getOrDefault(language, LANGUAGES.values().iterator().next());
    }

    private static String key(int bits) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(keys.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
