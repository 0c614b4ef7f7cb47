package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.session.Sessions.await;
import static org.mailmedic.session.Sessions.until;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.LetterCheck;

/// The letters of the practice cases, as their cards show them.
class LettersOfCasesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("cases")
    void aLetterHoldsWhatTheChecklistAsks(String practice) throws Exception {
        try (Session c = open(practice)) {
            for (FixItem item : c.outcome().checklist().now()) {
                await(c.tryRecord(item));
            }
            for (String language : List.of("en", "de", "es")) {
                Outcome outcome = await(c.outcomeIn(Locale.of(language))).orElseThrow();
                List<FixItem> asked = outcome.testedChecklist().now().stream()
                        .filter(item -> item.record().isPresent()
                                || outcome.checklist().now().stream()
                                        .noneMatch(i -> i.id().equals(item.id())
                                                && i.record().isPresent()))
                        .toList();
                LetterCheck.check(
                        outcome.letters(), asked, outcome.testedChecklist().later());
                outcome.letters()
                        .forEach(letter ->
                                assertThat(letter.body()).doesNotContain("hunter2", "password=", "AUTH PLAIN"));
            }
        }
    }

    static Stream<String> cases() {
        return PracticeCases.ids().stream();
    }

    /// Without it the letter would ask for a change and not say which.
    @Test
    void noLetterToTheKeeperOfTheDnsBeforeItsRecordPassed() throws Exception {
        try (Session c = open("spf-two-records")) {
            FixItem item = c.outcome().checklist().now().stream()
                    .filter(i -> i.change().isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(c.outcome().letters()).noneMatch(l -> l.about().contains(item.id()));
            await(c.tryRecord(item));
            Letter letter = c.outcome().letterTo(item.who()).orElseThrow();
            assertThat(letter.body()).contains(item.change().orElseThrow().before());
            c.tick(item.id(), true);
            assertThat(c.outcome().letters())
                    .as("what is done is not asked for")
                    .noneMatch(l -> l.about().contains(item.id()));
        }
    }

    @Test
    void whatWasTakenToWhomStaysInTheCase() throws Exception {
        String id;
        try (Session c = open("closed-group")) {
            Letter letter = c.outcome().letterTo(FixItem.Who.RECIPIENT).orElseThrow();
            c.tookLetter(letter);
            c.tookLetter(letter);
            id = c.current().id();
        }
        try (Session again = ((Cases.Reopened.Ready) Sessions.cases(folder).reopen(id)).session()) {
            assertThat(again.current().history().letters()).singleElement().satisfies(sent -> {
                assertThat(sent.to()).isEqualTo("RECIPIENT");
                assertThat(sent.address()).startsWith("postmaster@");
                assertThat(sent.askAgain()).isAfter(sent.at());
            });
        }
    }

    private Session open(String practice) throws Exception {
        Session c = Sessions.cases(folder).practise(practice);
        until(() -> !c.readings().isEmpty() && !c.readingNow());
        await(c.probe(_ -> {}));
        await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
        return c;
    }
}
