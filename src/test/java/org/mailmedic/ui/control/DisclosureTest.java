package org.mailmedic.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DisclosureTest {
    // A control cannot be made before the toolkit runs.
    @SuppressWarnings("NullAway.Init")
    private Disclosure disclosure;

    private final AtomicInteger made = new AtomicInteger();

    @Start
    void start(Stage stage) {
        disclosure = new Disclosure();
        disclosure.setLine("Title", new Label("Title"));
        stage.setScene(new Scene(new VBox(disclosure), 300, 200));
        stage.show();
        stage.requestFocus();
    }

    @Test
    void theKeyboardOpensAndClosesIt(FxRobot robot) {
        robot.interact(() -> {
            fill();
            disclosure.handle().requestFocus();
        });

        robot.type(KeyCode.SPACE);
        assertThat(disclosure.openProperty().get()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(disclosure.openProperty().get()).isFalse();
        robot.type(KeyCode.RIGHT);
        assertThat(disclosure.openProperty().get()).isTrue();
        robot.type(KeyCode.LEFT);
        assertThat(disclosure.openProperty().get()).isFalse();
    }

    @Test
    void aClickOnTheLineOpensIt(FxRobot robot) {
        robot.interact(this::fill);

        robot.clickOn("Title");

        assertThat(disclosure.openProperty().get()).isTrue();
        assertThat(robot.lookup("#inside").queryButton().isVisible()).isTrue();
    }

    @Test
    void whatIsBeneathIsMadeOnlyWhenItIsFirstOpened(FxRobot robot) {
        robot.interact(this::fill);
        assertThat(made).hasValue(0);

        robot.interact(() -> disclosure.openProperty().set(true));
        robot.interact(() -> disclosure.openProperty().set(false));
        robot.interact(() -> disclosure.openProperty().set(true));

        assertThat(made).hasValue(1);
    }

    @Test
    void withNothingBeneathItTakesNoFocusAndDoesNotOpen(FxRobot robot) {
        robot.clickOn("Title");

        assertThat(disclosure.openProperty().get()).isFalse();
        assertThat(disclosure.handle().isFocusTraversable()).isFalse();
    }

    @Test
    void theFocusStaysWhenWhatItStoodOnIsMadeAnew(FxRobot robot) {
        robot.interact(() -> {
            fill();
            disclosure.openProperty().set(true);
        });
        robot.interact(() -> robot.lookup("#inside").queryButton().requestFocus());
        var before = robot.lookup("#inside").queryButton();

        robot.interact(this::fill);

        assertThat(robot.lookup("#inside").queryButton()).isNotSameAs(before).matches(Button::isFocused);
    }

    private void fill() {
        disclosure.setBody(() -> {
            made.incrementAndGet();
            var button = new Button("Inside");
            button.setId("inside");
            return button;
        });
    }
}
