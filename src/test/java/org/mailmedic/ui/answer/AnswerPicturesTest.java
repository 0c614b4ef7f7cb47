package org.mailmedic.ui.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import javafx.geometry.Dimension2D;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// Pictures of the answer and the checklist in practice cases, for a person to look at.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
class AnswerPicturesTest {
    private static final Dimension2D USUAL = new Dimension2D(1000, 700);
    private static final Dimension2D LARGE = new Dimension2D(1440, 900);
    private static final Dimension2D WHOLE = new Dimension2D(1100, 1700);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"workspace-unauthenticated", "spf-two-records", "relay-denied"})
    void theAnswer(String practice) throws Exception {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, at(StepId.ANSWER, cases, practice))) {
            Screenshots.take("5-" + practice, window.window().root(), USUAL, LARGE, WHOLE);
            assertThat(window.session().outcome().forecast().rows()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"workspace-unauthenticated", "spf-two-records", "relay-denied"})
    void theChecklist(String practice) throws Exception {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, at(StepId.FIX, cases, practice))) {
            if (!practice.equals("relay-denied")) {
                window.until(() -> window.shows("tried"));
            }
            Screenshots.take("6-" + practice, window.window().root(), USUAL, LARGE, WHOLE);
        }
    }

    private static Session at(StepId step, Cases cases, String practice) throws Exception {
        Session session = cases.practise(practice);
        Sessions.await(session.next());
        Sessions.await(session.next());
        Sessions.await(session.probe(_ -> {}));
        Sessions.await(session.audit(false, Set.of(Part.values()), _ -> {}));
        while (session.current().step() != step) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        return session;
    }
}
