package org.mailmedic.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailmedic.walk.Consultations.await;
import static org.mailmedic.walk.Consultations.until;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.checkup.Part;
import org.mailmedic.checkup.Run;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.smtp.Delivery;

/// Each practice case as the user walks it: from the bounce to a ticked checklist and an accepted test message.
class PracticeWalkTest {
    @TempDir
    private Path folder;

    @Test
    void testMessagesGoOneAtATimeAndManyNeedAWordMore() throws Exception {
        try (Consultation c = Consultations.desk(folder).practise("no-reverse-dns")) {
            until(() -> !c.readings().isEmpty() && !c.readingNow());
            String to = c.current().given().recipient();
            Run<Delivery> first = c.sendTest(to, rung -> {});
            if (!first.result().isDone()) {
                assertThatThrownBy(() -> c.sendTest(to, rung -> {})).isInstanceOf(IllegalStateException.class);
            }
            await(first);
            for (int sent = 1; sent < Consultation.TEST_MESSAGES; sent++) {
                assertThat(c.sentManyTests()).isFalse();
                await(c.sendTest(to, rung -> {}));
            }
            assertThat(c.sentManyTests()).isTrue();
            assertThatThrownBy(() -> c.sendTest(to, rung -> {})).isInstanceOf(IllegalStateException.class);
            await(c.sendOneMoreTest(to, rung -> {}));
            assertThat(c.current().sent()).hasSize(Consultation.TEST_MESSAGES + 1);
        }
    }

    static Stream<String> cases() {
        return PracticeCases.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itCanBeWalkedFromTheBounceToATickedChecklist(String id) throws Exception {
        try (Consultation c = Consultations.desk(folder).practise(id)) {
            until(() -> !c.readings().isEmpty() && !c.readingNow());
            await(c.probe(rung -> {}));
            await(c.audit(true, EnumSet.allOf(Part.class), event -> {}));
            assertThat(c.diagnosis().best().cause().code())
                    .isEqualTo(c.lab().orElseThrow().practice().cause());

            List<FixItem> toDo = c.checklist().now();
            assertThat(toDo).isNotEmpty();
            for (FixItem item : toDo) {
                if (item.recheck() != FixItem.Recheck.BY_HAND) {
                    assertThat(await(c.checkAgain(item))).as(item.id()).isEqualTo(CheckAgain.STILL_THERE);
                }
            }
            assertThat(toDo).allSatisfy(item -> assertThat(c.labFixes(item)).isNotEmpty());
            toDo.forEach(c::applyInLab);
            assertThat(toDo).allSatisfy(item -> assertThat(c.labFixes(item)).isEmpty());
            for (FixItem item : toDo) {
                if (item.recheck() == FixItem.Recheck.BY_HAND) {
                    c.tick(item.id(), true);
                } else {
                    assertThat(await(c.checkAgain(item))).as(item.id()).isEqualTo(CheckAgain.FIXED);
                }
            }
            assertThat(c.current().ticks().keySet())
                    .containsAll(toDo.stream().map(FixItem::id).toList());
            await(c.sendTest(c.current().given().recipient(), rung -> {}));
            assertThat(c.current().sent())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.accepted()).isTrue());
        }
    }
}
