package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.text.Texts;

/// Without a bounce nothing was refused and nothing came back: whatever a check of the set-up finds, its words say
/// what would happen.
class SetUpWordsTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(Catalogue.load(), Severities.load());
    private static final Pattern HAPPENED = Pattern.compile(
            "(?U)\\b(refused|came back|bounce|this mail|the mail (says|carr|was|left|came)|never left|did not sign"
                    + " in|these words|abgelehnt|zurückkam|diese E-Mail|die E-Mail|hinausgegangen|diesen"
                    + " Wortlaut|rechazó|volvió|este correo|no llegó a salir|estas palabras)\\b",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void noSentenceSaysThatAnythingWasRefused(String language) {
        Texts texts = Texts.in(Locale.of(language));
        var wording = new Wording(texts);
        var told = new TreeSet<Cause>();
        for (FindingCode code : FindingCode.values()) {
            for (Facts facts : List.of(facts(code.code(), "-"), facts("-", code.code()), facts("-", "-"))) {
                Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts);
                for (RankedCause cause : diagnosis.causes()) {
                    told.add(cause.cause());
                    assertThat(List.of(
                                    wording.answer(cause, facts),
                                    wording.meaning(cause.cause(), facts),
                                    wording.title(cause.cause(), facts)))
                            .as(cause.cause() + " by " + code)
                            .noneMatch(said -> HAPPENED.matcher(said).find())
                            .noneMatch(said -> said.contains("{"));
                }
            }
        }
        assertThat(told).contains(Cause.UNAUTHENTICATED, Cause.SPF_FAIL, Cause.AUTH_FAILED, Cause.UNKNOWN);
    }

    @Test
    void theHeadlineSaysWhoWouldRefuse() {
        Facts facts = SampleFacts.of("-", "microsoft365", "it@example.org", "-", "spf.missing,dkim.none_found");
        RankedCause best = DIAGNOSTICIAN.diagnose(facts).best();

        assertThat(new Wording(Texts.in(Locale.ENGLISH)).answer(best, facts))
                .isEqualTo(
                        "Gmail and Yahoo would refuse your mail today: neither SPF nor DKIM vouches for example.org.");
    }

    /// A reader of English must not be the only one who gets the conditional.
    @Test
    void eachLanguageHasTheSame() {
        assertThat(setUp("de")).isEqualTo(setUp("en")).isNotEmpty();
        assertThat(setUp("es")).isEqualTo(setUp("en"));
    }

    private static Set<String> setUp(String language) {
        return Texts.in(Locale.of(language)).keys().stream()
                .filter(key -> key.endsWith(".setup"))
                .collect(Collectors.toSet());
    }

    private static Facts facts(String connection, String dns) {
        return SampleFacts.of("-", "own-server", "it@example.org", connection, dns);
    }
}
