package org.mailmedic.guard;

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
    static final String RSA_1024 =
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCaNIrOtO1rfNCiQtCSwTR/GLlgoxBJKwb/+fBnzgDZ91Qg/trC"
                    + "76bSDVLeNDstZmr4u3aTTXNhig29n1QsTK4KNzHGE3/RQKKbj5YvECj7uNoC4PrtGPhNOwkaEF9Pt7zFSvfaLlRH"
                    + "33bZK1CmvxsPbcoSAdCaWr/lxJMAXxlKxwIDAQAB";
    static final String RSA_2048 =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA9VyI2FW91XggQH2ondi7X3YWF9Hjw/ccFxzvZqBvpFVq"
                    + "F3x9qEPEMP1iAQxb0ukuuVxc0T9gabnq0XC9KASJ1Pwo93hNASRblnDyGAzrpmx8ND7YrBdqqUyNwtvUuCXfMerM"
                    + "HDN2aa8XjfaOS9fbdAbzZFm9bK6pUXMFdj2bCBt3ckZOSWqhgR28ixwTVDv+gCcFhPZ1vkunNW4lLntzy7yNu+mz"
                    + "1pdYLNfHYG/qPmZe3wj99zJZ88ESezcXquxQ9GkJwni6RUp8PGo0xE7paMeT7NvWuyogmCpJY6IoFMVT2k9BdbTo"
                    + "0vGyzsfhbTUTfgDBa8NPryRuUwwE5j4VRwIDAQAB";

    /// What real servers say, read as the app reads it: the first refusal of each example, as it is and of other
    /// domains.
    static final List<Reading> READINGS = PhraseExamples.of(BOOK).stream()
            .flatMap(example -> Stream.of(
                            example,
                            example.replaceAll("example\\.(com|org|net)", "other.example"),
                            example.replaceAll("example\\.(com|org|net)", GeneratedWorld.DOMAIN))
                    .distinct())
            .flatMap(example ->
                    BOOK.read(new BounceReader().read(example)).stream().limit(1))
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
}
