package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.lab.PracticeFix;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.look.Look;

/// From the first page to mail that arrives, in the real window, against the real servers of the practice lab.
class WalkThroughTest {

    @TempDir
    private Path folder = Path.of("");

    /// By clicks, from an empty first page; leaves a picture of every page, light and dark.
    @Test
    void fromTheFirstPageToATickedChecklistAndAnAcceptedMessage() {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.press("practice");
            window.until(() -> window.shows("practice-workspace-unauthenticated"));
            window.focus("practice-workspace-unauthenticated");
            window.keys(KeyCode.SPACE);
            window.until(() -> window.session().lab().isPresent());
            Session session = window.session();

            picture(window, StepId.WHAT_HAPPENED);
            next(window, StepId.WHO_SENDS);
            picture(window, StepId.WHO_SENDS);
            next(window, StepId.SIGN_IN);
            window.press("test");
            window.until(() -> session.current().probe().isPresent());
            picture(window, StepId.SIGN_IN);
            next(window, StepId.DNS);
            window.until(() -> session.current().audit().isPresent());
            picture(window, StepId.DNS);
            next(window, StepId.ANSWER);
            picture(window, StepId.ANSWER);
            next(window, StepId.FIX);
            // Before the list is there, the lab offers all that it can put right.
            window.until(() -> window.shows("lab-apply"));
            picture(window, StepId.FIX);

            session.lab().orElseThrow().practice().fixes().stream()
                    .map(PracticeFix::id)
                    .filter(id -> window.shows("lab-" + id))
                    .forEach(id -> window.press("lab-" + id));
            window.press("lab-apply");
            window.press("check");
            window.until(() -> !session.current().ticks().isEmpty());
            // One record cures it. The list is made anew after the tick; before, the next thing is open for a moment.
            window.until(() -> !window.shows("check"));
            assertThat(session.current().ticks().keySet())
                    .containsAll(session.outcome().checklist().now().stream()
                            .filter(item -> item.recheck() != Recheck.Other.BY_HAND)
                            .map(FixItem::id)
                            .toList());
            assertThat(session.current().ticks().values()).isNotEmpty().allMatch(Case.Tick::proved);
            window.picture("walk-6-fix-done");

            next(window, StepId.PROVE);
            window.press("send-test");
            window.press("confirm-send");
            window.until(() -> !session.current().sent().isEmpty());
            picture(window, StepId.PROVE);
            assertThat(session.current().sent()).singleElement().matches(Case.Sent::accepted);
        }
    }

    @Test
    void byKeyboardAlone() {
        byKeyboardAlone("relay-denied");
    }

    /// A case of each provider, and another one of an own server.
    @ParameterizedTest
    @ValueSource(strings = {"gmail-app-password", "microsoft365-smtp-auth", "yahoo-app-password", "block-list"})
    @EnabledIfSystemProperty(named = "mailmedic.walks", matches = "all")
    void eachProviderByKeyboardAlone(String practice) {
        byKeyboardAlone(practice);
    }

    private void byKeyboardAlone(String practice) {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.practise(practice))) {
            Session session = window.session();
            on(window, StepId.WHO_SENDS);
            on(window, StepId.SIGN_IN);
            window.keys(KeyCode.F5);
            window.until(() -> session.current().probe().isPresent());
            on(window, StepId.DNS);
            window.until(() -> session.current().audit().isPresent());
            byEnter(window, StepId.ANSWER);
            byEnter(window, StepId.FIX);

            window.tabTo("lab-apply");
            window.keys(KeyCode.SPACE);
            window.until(() -> !session.lab().orElseThrow().applied().isEmpty());
            window.keys(KeyCode.F5);
            window.until(() -> session.current().ticks().values().stream().anyMatch(Case.Tick::proved));

            on(window, StepId.PROVE);
            window.tabTo("send-test");
            window.keys(KeyCode.SPACE);
            window.until(() -> window.isFocused("confirm-send"));
            window.keys(KeyCode.SPACE);
            window.until(() -> !session.current().sent().isEmpty());
            assertThat(session.current().sent()).singleElement().matches(Case.Sent::accepted);
        }
    }

    private static void next(TestWindow window, StepId to) {
        window.press("next");
        window.until(() -> window.session().current().step() == to);
    }

    private static void on(TestWindow window, StepId to) {
        window.keys(KeyCode.ALT, KeyCode.RIGHT);
        window.until(() -> window.session().current().step() == to);
    }

    /// A page that has nothing to fill in leaves the keyboard on the way on.
    private static void byEnter(TestWindow window, StepId to) {
        window.until(() -> window.isFocused("next"));
        window.keys(KeyCode.ENTER);
        window.until(() -> window.session().current().step() == to);
    }

    /// In both themes, as the window stands.
    private static void picture(TestWindow window, StepId step) {
        Scene scene = window.window().root().getScene();
        String name = "walk-%d-%s"
                .formatted(
                        List.of(StepId.values()).indexOf(step) + 1,
                        step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            Screenshots.onFx(() -> {
                Look.dress(scene, scheme);
                return true;
            });
            window.picture(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }
}
