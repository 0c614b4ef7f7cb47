package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.look.Look;

/// Every page in the languages whose words are longer than the English ones: nothing may be cut. Leaves a picture of
/// each, for a person to look at.
class LanguagesOnPagesTest {
    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(900, 640), new Dimension2D(1000, 700), new Dimension2D(1600, 1000));

    /// One line of what a server said, and the first step of a closed card: both open to the whole text.
    private static final List<String> SHORT_ON_PURPOSE = List.of("rung-detail", "fix-under");

    private static final List<String> PRACTICE =
            List.of("microsoft365-smtp-auth", "workspace-unauthenticated", "yahoo-app-password", "block-list");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource
    void nothingIsCut(String language, String practice) throws Exception {
        walk(language, practice);
    }

    /// Each language that is not English, and a practice case to walk through in it: they take turns.
    private static Stream<Arguments> nothingIsCut() {
        List<String> languages = others().toList();
        return IntStream.range(0, languages.size())
                .mapToObj(i -> Arguments.of(languages.get(i), PRACTICE.get(i % PRACTICE.size())));
    }

    private static Stream<Arguments> norOnTheSheets() {
        return others().flatMap(language ->
                Stream.of("practice", "show-left", "settings").map(sheet -> Arguments.of(language, sheet)));
    }

    private static Stream<String> others() {
        return Texts.languages().stream().filter(language -> !language.equals("en"));
    }

    @ParameterizedTest
    @CsvSource({"de, workspace-unauthenticated", "de, block-list", "es, yahoo-app-password"})
    @EnabledIfSystemProperty(named = "mailmedic.walks", matches = "all")
    void norInOtherCases(String language, String practice) throws Exception {
        walk(language, practice);
    }

    private void walk(String language, String practice) throws Exception {
        Cases cases = Sessions.cases(folder, Locale.of(language));
        Session session = cases.practise(practice);
        List<String> cut = new ArrayList<>();
        try (var window = TestWindow.open(cases, session)) {
            Sessions.await(session.probe(_ -> {}));
            Sessions.await(session.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            for (StepId step : StepId.values()) {
                if (step != StepId.WHAT_HAPPENED) {
                    assertThat(Sessions.await(session.next())).isTrue();
                }
                window.until(() -> session.current().step() == step);
                cut.addAll(look(
                        language + "-" + practice + "-" + step.name().toLowerCase(Locale.ROOT),
                        window.window().root()));
            }
        }
        assertThat(cut).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void norOnTheSheets(String language, String sheet) {
        Cases cases = Sessions.cases(folder, Locale.of(language));
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.press(sheet);
            assertThat(look(language + "-" + sheet, window.window().root())).isEmpty();
        }
    }

    /// Takes the pictures, and tells which texts are cut.
    private static List<String> look(String name, Parent root) {
        List<String> cut = new ArrayList<>();
        Screenshots.onFx(() -> {
            for (Dimension2D size : SIZES) {
                if (root.getScene() != null) {
                    root.getScene().setRoot(new Region());
                }
                var scene = new Scene(root, size.getWidth(), size.getHeight());
                Look.dress(scene, ColorScheme.LIGHT);
                Screenshots.layOut(scene);
                String picture = "language-%s-%.0fx%.0f".formatted(name, size.getWidth(), size.getHeight());
                Screenshots.takeScene(picture, scene);
                cutIn(root).forEach(text -> cut.add(picture + ": " + text));
            }
            return true;
        });
        return cut;
    }

    private static List<String> cutIn(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        if (node instanceof Labeled labeled
                && labeled.isTextTruncated()
                && Collections.disjoint(labeled.getStyleClass(), SHORT_ON_PURPOSE)) {
            return List.of(labeled.getText());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> cutIn(child).stream())
                        .toList()
                : List.of();
    }
}
