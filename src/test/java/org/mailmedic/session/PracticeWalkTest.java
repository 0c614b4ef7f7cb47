package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailmedic.session.Sessions.await;
import static org.mailmedic.session.Sessions.until;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Contact;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.smtp.Delivery;

/// Each practice case as the user walks it: from the bounce to a ticked checklist and an accepted test
/// message.
class PracticeWalkTest {
    @TempDir
    private Path folder;

    @Test
    void testMessagesGoOneAtATimeAndManyNeedAWordMore() throws Exception {
        try (Session c = Sessions.cases(folder).practise("no-reverse-dns")) {
            until(() -> !c.readings().isEmpty() && !c.readingNow());
            String to = c.current().given().recipient();
            Run<Delivery> first = c.sendTest(to, step -> {});
            if (!first.result().isDone()) {
                assertThatThrownBy(() -> c.sendTest(to, step -> {})).isInstanceOf(IllegalStateException.class);
            }
            await(first);
            for (int sent = 1; sent < Session.TEST_MESSAGES; sent++) {
                assertThat(c.sentManyTests()).isFalse();
                await(c.sendTest(to, step -> {}));
            }
            assertThat(c.sentManyTests()).isTrue();
            assertThatThrownBy(() -> c.sendTest(to, step -> {})).isInstanceOf(IllegalStateException.class);
            await(c.sendOneMoreTest(to, step -> {}));
            assertThat(c.current().sent()).hasSize(Session.TEST_MESSAGES + 1);
        }
    }

    /// What was put right is no longer advised; it is done in the same moment, or its card would vanish and come back.
    @Test
    void whatIsCheckedAgainIsNeverOffTheList() throws Exception {
        try (Session c = Sessions.cases(folder).practise("workspace-unauthenticated")) {
            until(() -> !c.readings().isEmpty() && !c.readingNow());
            await(c.audit(true, EnumSet.allOf(Part.class), event -> {}));
            FixItem first = c.outcome().checklist().now().getFirst();
            c.applyInLab(first);
            List<List<String>> lists = new CopyOnWriteArrayList<>();
            Runnable stop = c.listen(() -> lists.add(
                    c.outcome().checklist().now().stream().map(FixItem::id).toList()));
            await(c.checkAgain(first));
            stop.run();

            assertThat(c.current().ticks()).containsKey(first.id());
            assertThat(lists).isNotEmpty().allMatch(list -> list.contains(first.id()));
        }
    }

    /// Closing the app in the middle, and opening it tomorrow: the same answer, the same list with its
    /// records, the same forecast, and the lab as it was left.
    @ParameterizedTest
    @MethodSource("cases")
    void closingAndOpeningInTheMiddleLosesNothing(String practice) throws Exception {
        String id;
        Facts facts;
        Diagnosis diagnosis;
        Checklist checklist;
        Forecast forecast;
        List<String> applied;
        List<Contact> contacts;
        Case document;
        try (Session c = Sessions.cases(folder).practise(practice)) {
            until(() -> !c.readings().isEmpty() && !c.readingNow());
            await(c.probe(step -> {}));
            await(c.audit(true, EnumSet.allOf(Part.class), event -> {}));
            FixItem first = c.outcome().checklist().now().getFirst();
            c.applyInLab(first);
            await(c.checkAgain(first));
            id = c.current().id();
            facts = c.outcome().facts();
            diagnosis = c.outcome().diagnosis();
            checklist = c.outcome().checklist();
            forecast = c.outcome().forecast();
            applied = c.lab().orElseThrow().applied();
            contacts = c.contacts();
            document = c.current();
        }
        Cases.Reopened reopened = Sessions.cases(folder).reopen(id);
        assertThat(reopened).isInstanceOf(Cases.Reopened.Ready.class);
        try (Session again = ((Cases.Reopened.Ready) reopened).session()) {
            assertThat(again.current().audit()).isEqualTo(document.audit());
            assertThat(again.current().ticks()).isEqualTo(document.ticks());
            assertThat(again.outcome().facts().zone()).isEqualTo(facts.zone());
            // Some of it knows equality by identity only; a record's words are all that it holds.
            assertThat(again.outcome().facts().measured())
                    .hasToString(facts.measured().toString());
            assertThat(again.outcome().diagnosis()).isEqualTo(diagnosis);
            // What is done and advised no more has lost its steps' occasion, but not its name.
            assertThat(again.outcome().checklist().now())
                    .extracting(item -> item.id() + ": " + item.title())
                    .isEqualTo(checklist.now().stream()
                            .map(item -> item.id() + ": " + item.title())
                            .toList());
            assertThat(open(again, again.outcome().checklist())).isEqualTo(open(again, checklist));
            assertThat(again.outcome().checklist().later()).isEqualTo(checklist.later());
            assertThat(again.outcome().forecast()).isEqualTo(forecast);
            assertThat(again.lab().orElseThrow().applied()).isEqualTo(applied);
            assertThat(again.contacts()).as("opening a case asks nobody").isEqualTo(contacts);
        }
    }

    private static List<FixItem> open(Session c, Checklist list) {
        return list.now().stream()
                .filter(item -> !c.current().ticks().containsKey(item.id()))
                .toList();
    }

    static Stream<String> cases() {
        return PracticeCases.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itCanBeWalkedFromTheBounceToATickedChecklist(String id) throws Exception {
        try (Session c = Sessions.cases(folder).practise(id)) {
            until(() -> !c.readings().isEmpty() && !c.readingNow());
            await(c.probe(step -> {}));
            await(c.audit(true, EnumSet.allOf(Part.class), event -> {}));
            assertThat(c.outcome().diagnosis().best().cause().code())
                    .isEqualTo(c.lab().orElseThrow().practice().cause());

            List<FixItem> toDo = c.outcome().checklist().now();
            assertThat(toDo).isNotEmpty();
            for (FixItem item : toDo) {
                if (item.recheck() != Recheck.Other.BY_HAND) {
                    assertThat(await(c.checkAgain(item))).as(item.id()).isEqualTo(RecheckResult.STILL_THERE);
                }
            }
            assertThat(toDo).allSatisfy(item -> assertThat(c.labFixes(item)).isNotEmpty());
            toDo.forEach(c::applyInLab);
            assertThat(toDo).allSatisfy(item -> assertThat(c.labFixes(item)).isEmpty());
            for (FixItem item : toDo) {
                if (item.recheck() == Recheck.Other.BY_HAND) {
                    c.tick(item.id(), true);
                } else {
                    assertThat(await(c.checkAgain(item))).as(item.id()).isEqualTo(RecheckResult.FIXED);
                }
            }
            assertThat(c.current().ticks().keySet())
                    .containsAll(toDo.stream().map(FixItem::id).toList());
            await(c.sendTest(c.current().given().recipient(), step -> {}));
            assertThat(c.current().sent())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.accepted()).isTrue());
        }
    }
}
