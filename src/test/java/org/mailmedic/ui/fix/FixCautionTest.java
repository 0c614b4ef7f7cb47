package org.mailmedic.ui.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.TimeWords;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A card whose steps nobody has read on the provider's own pages says so.
@ExtendWith(ApplicationExtension.class)
class FixCautionTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private final FixPresenter presenter =
            new FixPresenter(TEXTS, new TimeWords(TEXTS, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

    @Start
    void start(Stage stage) {
        stage.show();
    }

    @Test
    void theCardSaysThatNobodyHasChecked(FxRobot robot) {
        assertThat(words(robot, false)).contains("Nobody has checked these steps");
        assertThat(words(robot, true)).contains("Open the page.").doesNotContain("Nobody has checked");
    }

    private String words(FxRobot robot, boolean sure) {
        var item = new FixItem(
                "quota.yahoo",
                "Wait",
                FixItem.Who.YOU,
                2,
                List.of(new GuideStep("Open the page.", Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                "",
                new Fact(URI.create("https://help.yahoo.com/"), LocalDate.of(2026, 11, 23), sure),
                Recheck.Other.BY_HAND,
                Optional.empty());
        FixCard.View view = presenter.tell(
                item,
                Optional.empty(),
                new FixCard.Result.NotYet(),
                FixCard.Lab.NO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        StringBuilder words = new StringBuilder();
        robot.interact(() -> words.append(new FixBody(TEXTS, new NoActions(), view)
                .lookupAll(".label").stream()
                        .map(node -> ((Label) node).getText())
                        .collect(Collectors.joining("\n"))));
        return words.toString();
    }

    private static final class NoActions implements FixCard.Actions {
        @Override
        public void tick(String id, boolean done) {}

        @Override
        public void checkAgain(String id) {}

        @Override
        public void stop(String id) {}

        @Override
        public void applyInLab(String id) {}

        @Override
        public void applyLabFix(String fixId) {}

        @Override
        public void open(URI page) {}

        @Override
        public LetterDraft draft(String id) {
            return new LetterDraft();
        }

        @Override
        public void tookLetter(Letter letter) {}

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }

        @Override
        public void letterIn(String id, Locale language, Consumer<Optional<Letter>> then) {}
    }
}
