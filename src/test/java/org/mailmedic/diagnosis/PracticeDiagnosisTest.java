package org.mailmedic.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.remedy.Wording;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.text.Texts;

/// Each practice case, from its bounce alone: the right cause first, an answer in whole words, something to do.
class PracticeDiagnosisTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    static List<PracticeCase> cases() {
        return PracticeCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBounceAloneLeadsToTheRightCause(PracticeCase practice) {
        Facts facts = new Facts(
                PhraseBook.load().read(new BounceReader().read(practice.bounce())),
                CATALOGUE.kindFor(practice.provider(), practice.entries().address()),
                practice.entries().address(),
                List.of(),
                false,
                false,
                List.of(),
                Set.of(),
                Optional.empty());

        Diagnosis diagnosis = new Diagnostician(CATALOGUE, Severities.load()).diagnose(facts);
        assertThat(diagnosis.best().cause().code()).isEqualTo(practice.cause());
        assertThat(diagnosis.best().confidence()).isGreaterThan(0.6);
        assertThat(new Wording(TEXTS).answer(diagnosis.best(), facts)).doesNotContainPattern("[{}]");

        Checklist checklist = Remedies.load(CATALOGUE, Severities.load(), TEXTS).checklist(diagnosis, facts);
        assertThat(checklist.now()).isNotEmpty();
    }
}
