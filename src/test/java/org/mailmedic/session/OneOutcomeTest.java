package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.ui.TestWindow;

/// A case is diagnosed once for each state, however many ask, and never on the thread of whoever types.
@Timeout(300)
class OneOutcomeTest {
    @TempDir
    Path folder;

    private final Counting diagnostician = new Counting();

    /// Notes what was diagnosed, and on which thread.
    private static final class Counting extends Diagnostician {
        private final List<Thread> threads = new CopyOnWriteArrayList<>();

        Counting() {
            super(Sessions.TOOLS.catalogue(), Sessions.TOOLS.severities());
        }

        @Override
        public Diagnosis diagnose(Facts facts) {
            threads.add(Thread.currentThread());
            return super.diagnose(facts);
        }

        int times() {
            return threads.size();
        }
    }

    private Session practise(String id) throws Exception {
        Session c = Sessions.cases(folder, diagnostician).practise(id);
        Sessions.until(() -> !c.readings().isEmpty() && !c.readingNow());
        Sessions.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
        return c;
    }

    @Test
    void howeverManyAsk() throws Exception {
        try (Session c = practise("spf-two-records")) {
            Outcome first = c.outcome();
            int before = diagnostician.times();
            assertThat(c.outcome()).isSameAs(first);
            first.checklist().now().forEach(item -> first.letterTo(item.who()));
            assertThat(c.canWatch()).isTrue();
            assertThat(Sessions.await(c.outcomeIn(Sessions.TOOLS.texts().locale())))
                    .containsSame(first);
            assertThat(diagnostician.times()).isEqualTo(before);

            c.tick(first.checklist().now().getFirst().id(), true);
            assertThat(c.outcome()).isNotSameAs(first);
            Sessions.until(() -> c.current().history().standing().done() == 1);
            assertThat(c.outcome().checklist().now())
                    .hasSameSizeAs(first.checklist().now());
            assertThat(diagnostician.times()).isEqualTo(before + 1);
        }
    }

    /// A thread that was begun before a change asks for what was before it, while others ask for what is.
    @Test
    void whoComesLateDoesNotUndoTheNewest() {
        var keeper = new OutcomeKeeper(Sessions.tools(diagnostician));
        CaseEvidence before = evidence("anna@brightlane.example");
        CaseEvidence after = evidence("anna@fernhill.example");
        Outcome old = keeper.of(before);
        Outcome newest = keeper.of(after);

        assertThat(keeper.of(before)).isSameAs(old);
        assertThat(keeper.of(after)).isSameAs(newest);
        assertThat(diagnostician.times()).isEqualTo(2);
    }

    private static CaseEvidence evidence(String address) {
        return CaseEvidence.of(new Facts(
                List.of(), Optional.empty(), address, List.of(), false, false, List.of(), Set.of(), Optional.empty()));
    }

    @Test
    void aTrialIsAChangeThatIsTold() throws Exception {
        try (Session c = practise("spf-two-records")) {
            FixItem item = c.outcome().checklist().now().stream()
                    .filter(i -> i.change().isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(c.outcome().testedChecklist().now())
                    .noneMatch(i -> i.record().isPresent());
            int before = diagnostician.times();
            var told = new CopyOnWriteArrayList<Outcome>();
            c.listen(() -> told.add(c.outcome()));
            Sessions.await(c.tryRecord(item));
            assertThat(told.getLast().tried().of(item.change().orElseThrow())).isPresent();
            assertThat(told.getLast().testedChecklist().now())
                    .anyMatch(i -> i.record().isPresent());
            assertThat(diagnostician.times()).isEqualTo(before + 1);
        }
    }

    @Test
    void whoTypesDoesNotWaitForIt() throws Exception {
        try (Session c = practise("spf-two-records")) {
            c.outcome();
            diagnostician.threads.clear();
            String address = c.current().given().address();
            for (int i = 1; i <= address.length(); i++) {
                c.addressTyped(address.substring(0, i));
            }
            assertThat(diagnostician.threads).doesNotContain(Thread.currentThread());
            assertThat(diagnostician.times()).isLessThanOrEqualTo(address.length());
            assertThat(c.outcome().facts().address()).isEqualTo(address);
        }
    }

    /// Pages that come and go, with a card for each thing to do, and a letter on many.
    @Test
    void howeverManyPagesAndCardsShowIt() throws Exception {
        Cases cases = Sessions.cases(folder, diagnostician);
        Session c = cases.practise("spf-two-records");
        Sessions.until(() -> !c.readings().isEmpty() && !c.readingNow());
        Sessions.await(c.probe(_ -> {}));
        while (c.current().step() != StepId.FIX) {
            assertThat(Sessions.await(c.next())).isTrue();
        }
        try (TestWindow window = TestWindow.open(cases, c)) {
            window.until(() -> Stream.concat(
                            c.outcome().checklist().now().stream(), c.outcome().checklist().later().stream())
                    .flatMap(item -> item.change().stream())
                    .allMatch(change -> c.outcome().tried().of(change).isPresent()));
            int before = diagnostician.times();
            c.tick(c.outcome().checklist().now().getFirst().id(), true);
            window.until(() -> c.current().history().standing().done() == 1);
            for (StepId step : List.of(StepId.ANSWER, StepId.FIX, StepId.ANSWER)) {
                c.jump(step);
                window.until(() -> c.current().step() == step);
            }
            assertThat(diagnostician.times()).isEqualTo(before + 1);
        }
    }

    /// Whatever was told before, the outcome is that of the state that it is asked for.
    @Test
    void itIsNeverThatOfAnotherState() throws Exception {
        try (Session c = practise("spf-two-records")) {
            for (String address : List.of("a@one.example", "b@two.example", "c@three.example")) {
                c.addressTyped(address);
                assertThat(c.outcome().facts().address()).isEqualTo(address);
            }
        }
    }
}
