package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.Samples;
import org.mailmedic.ui.control.Disclosure;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The DNS page for one who has no mouse.
@ExtendWith(ApplicationExtension.class)
class DnsKeyboardTest {
    private static final int MOST_STEPS = 60;

    private final List<String> done = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private DnsView view;

    @Start
    void start(Stage shown) {
        stage = shown;
        view = new DnsView(
                Texts.in(Locale.ENGLISH),
                new DnsView.Actions(
                        part -> done.add("again " + part),
                        () -> done.add("all"),
                        () -> done.add("lists"),
                        () -> done.add("source"),
                        () -> done.add("stop"),
                        () -> {},
                        () -> {},
                        _ -> {}));
        view.show(Samples.broken());
        var pane = new ScrollPane(view);
        pane.setFitToWidth(true);
        stage.setScene(new Scene(pane, 1000, 900));
        stage.show();
        stage.requestFocus();
    }

    private Node focused() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner(), "nothing has the keyboard");
    }

    /// Goes on from where the keyboard is until something is reached.
    private void walkTo(FxRobot robot, String what, KeyCode... step) {
        walkTo(
                robot,
                node -> what.equals("#" + node.getId()) || node.getStyleClass().contains(what),
                what,
                step);
    }

    private void walkTo(FxRobot robot, Predicate<Node> wanted, String what, KeyCode... step) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (wanted.test(focused())) {
                return;
            }
            robot.push(step.length == 0 ? new KeyCode[] {KeyCode.TAB} : step);
        }
        throw new AssertionError("the keyboard never comes to " + what + "; it ends at " + focused());
    }

    private Disclosure row(Node head) {
        Node at = head;
        while (!(at instanceof Disclosure)) {
            at = at.getParent();
        }
        return (Disclosure) at;
    }

    @Test
    void aFindingIsOpenedAndItsPartAskedAgainWithoutLosingTheKeyboard(FxRobot robot) {
        robot.interact(() -> view.lookup("#ask-all").requestFocus());
        walkTo(robot, "disclosure-head");
        Disclosure spf = row(focused());
        assertThat(spf.openProperty().get()).isFalse();
        robot.push(KeyCode.ENTER);
        assertThat(spf.openProperty().get()).isTrue();

        walkTo(robot, "#ask-again-spf");
        robot.push(KeyCode.SPACE);
        assertThat(done).containsExactly("again SPF");
        // While it is asked again, what was known stays to be read.
        Map<Part, PartView> parts = new EnumMap<>(Samples.broken().parts());
        parts.computeIfPresent(
                Part.SPF,
                (part, p) -> new PartView(part, PartView.State.RUNNING, p.summary(), p.findings(), p.partDetails()));
        robot.interact(() -> view.show(
                Samples.audit(AuditView.Phase.RUNNING, parts, Samples.broken().spf())));
        robot.interact(() -> view.show(Samples.broken()));
        assertThat(focused().getId()).isEqualTo("ask-again-spf");

        // One of several findings of a part lies a fold deeper.
        walkTo(robot, node -> node.getStyleClass().contains("disclosure-head") && row(node) != spf, "the next row");
        Disclosure dkim = row(focused());
        robot.push(KeyCode.RIGHT);
        assertThat(dkim.openProperty().get()).isTrue();
        robot.push(KeyCode.TAB);
        Disclosure finding = row(focused());
        assertThat(finding.getStyleClass()).contains("finding-line");
        robot.push(KeyCode.SPACE);
        assertThat(finding.openProperty().get()).isTrue();
        robot.push(KeyCode.LEFT);
        assertThat(finding.openProperty().get()).isFalse();
    }

    @Test
    void theTreeIsReachedAndStaysOpenWhileAnswersCome(FxRobot robot) {
        robot.interact(() -> view.lookup("#ask-all").requestFocus());
        walkTo(robot, "spf-fold");
        int before = view.lookupAll(".spf-term").size();
        robot.push(KeyCode.RIGHT);
        assertThat(view.lookupAll(".spf-term")).hasSizeGreaterThan(before);

        Node fold = focused();
        robot.interact(() -> view.show(Samples.audit(
                AuditView.Phase.RUNNING,
                Samples.broken().parts(),
                Samples.broken().spf())));
        assertThat(focused()).isSameAs(fold);
        assertThat(view.lookupAll(".spf-term")).hasSizeGreaterThan(before);
    }

    @Test
    void whatRunsIsStopped(FxRobot robot) {
        robot.interact(() -> view.show(Samples.running()));
        robot.interact(() -> view.lookup("#ask-source").requestFocus());
        walkTo(robot, "#ask-all", KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        robot.interact(() -> view.show(Samples.cancelled()));
        assertThat(focused().getId()).isEqualTo("ask-all");
        robot.push(KeyCode.SPACE);
        assertThat(done).containsExactly("stop", "all");
    }

    @Test
    void listsAndNameServersAreAskedByKeyboard(FxRobot robot) {
        robot.interact(() -> view.lookup("#ask-all").requestFocus());
        walkTo(robot, "#ask-source");
        robot.push(KeyCode.SPACE);
        walkTo(robot, "#ask-block-lists", KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        assertThat(done).containsExactly("source", "lists");
    }
}
