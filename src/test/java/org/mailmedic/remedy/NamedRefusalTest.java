package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.text.Texts;

/// The headline names who refused, which list and which record: never the program that a server runs.
class NamedRefusalTest {
    private static final PhraseBook BOOK = PhraseBook.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host mx.meadow.example[192.0.2.9] said: 550 5.7.1 Client host [192.0.2.7] blocked using"
                        + " bl.spamcop.net | bl.spamcop.net, and mx.meadow.example uses that list",
                "host mx.meadow.example[192.0.2.9] said: 554 5.7.1 Client host [192.0.2.7] blocked using"
                        + " zen.spamhaus.org | zen.spamhaus.org",
                "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using bl.spamcop.net"
                        + " | bl.spamcop.net, and the receiving server uses that list",
                "host mx.meadow.example[192.0.2.9] said: 550 5.7.24 <u@meadow.example>: Recipient address rejected:"
                        + " Message rejected due to: SPF Permanent Error: Two or more type TXT spf records found."
                        + " | brightlane.example has several SPF records",
                "host gmail-smtp-in.l.google.com[192.0.2.27] said: 550 5.7.1 Our system has detected that this message"
                        + " is likely unsolicited mail. - gsmtp | Google",
            })
    void theHeadlineNamesWhatThisCaseKnows(String text, String words) {
        Facts facts = facts(text);
        Diagnosis diagnosis = diagnosis(facts);
        for (String language : List.of("de", "es")) {
            assertThat(new Wording(Texts.in(Locale.forLanguageTag(language))).answer(diagnosis.best(), facts))
                    .doesNotContain("Postfix", "{");
        }
        assertThat(new Wording(Texts.in(Locale.ENGLISH)).answer(diagnosis.best(), facts))
                .contains(words)
                .doesNotContain("Postfix");
    }

    @Test
    void theListIsAmongTheWordsThatDecided() {
        assertThat(facts("550 5.7.1 Client host [192.0.2.7] blocked using bl.spamcop.net; see the list")
                        .reading())
                .hasValueSatisfying(
                        r -> assertThat(String.join(" ", r.decisive())).contains("bl.spamcop.net"));
    }

    @Test
    void whatAServerSaidIsSaidByItsName() {
        Facts facts = facts("host mx.meadow.example[192.0.2.9] said: 554 5.7.1 Client host rejected: Access denied");
        Evidence said = diagnosis(facts).best().evidence().getFirst();
        assertThat(new Wording(Texts.in(Locale.ENGLISH)).evidence(said)).startsWith("mx.meadow.example said");
    }

    private static Diagnosis diagnosis(Facts facts) {
        return new Diagnostician(Catalogue.load(), Severities.load()).diagnose(facts);
    }

    private static Facts facts(String text) {
        return new Facts(
                BOOK.read(new BounceReader().read(text)),
                Optional.empty(),
                "ann@brightlane.example",
                List.of(),
                false,
                false,
                List.of(),
                Set.of(),
                Optional.empty());
    }
}
