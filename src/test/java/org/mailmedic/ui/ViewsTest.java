package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.dns.AuditView;
import org.mailmedic.ui.dns.DnsView;
import org.mailmedic.ui.fix.FixCard;
import org.mailmedic.ui.fix.FixView;
import org.mailmedic.ui.fix.LetterDraft;
import org.mailmedic.ui.prove.Proof;
import org.mailmedic.ui.prove.ProveView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How the later pages behave, each on its own and with made-up values.
@ExtendWith(ApplicationExtension.class)
class ViewsTest {
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final List<String> done = new ArrayList<>();
    // A control cannot be made before the toolkit runs.
    @SuppressWarnings("NullAway.Init")
    private ScrollPane pane;

    @Start
    void start(Stage stage) {
        pane = new ScrollPane();
        pane.setFitToWidth(true);
        stage.setScene(new Scene(pane, 900, 900));
        stage.show();
        stage.requestFocus();
    }

    @Test
    void allRowsAreThereFromTheFirstMoment(FxRobot robot) {
        DnsView view = dns(robot, Samples.audit(AuditView.Phase.RUNNING, Map.of(), Optional.empty()));

        assertThat(texts(view)).contains("SPF", "DKIM", "DMARC", "Mail servers", "Reverse DNS");
    }

    @Test
    void aRowThatFinishesKeepsItsPlace(FxRobot robot) {
        DnsView view = dns(robot, Samples.running());
        List<Node> before = rows(view);

        robot.interact(() -> view.show(Samples.broken()));

        assertThat(rows(view)).containsExactlyElementsOf(before);
    }

    @Test
    void twoHundredFindingsShowADozenAndTheRestOnDemand(FxRobot robot) {
        DnsView view = dns(robot, Samples.crowded());
        robot.interact(view::openFirst);
        assertThat(view.lookupAll(".finding-line")).hasSize(12);

        Button more = robot.lookup("Show 188 more").queryButton();
        robot.interact(more::fire);

        assertThat(view.lookupAll(".finding-line")).hasSize(200);
    }

    @Test
    void silenceOfAllIsSaidToBeTheNetworks(FxRobot robot) {
        assertThat(texts(dns(robot, Samples.offline()))).contains("Nobody answered. Is this computer online?");
        assertThat(texts(dns(robot, Samples.broken()))).doesNotContain("Nobody answered. Is this computer online?");
    }

    @Test
    void freemailUsersReadWhyTheyCannotChangeAnything(FxRobot robot) {
        assertThat(String.join("\n", texts(dns(robot, Samples.freemail()))))
                .contains("gmail.com belongs to your mail provider");
    }

    @Test
    void blockListsAreAskedOnlyWhenTheButtonIsPressed(FxRobot robot) {
        DnsView view = dns(robot, Samples.broken());
        assertThat(done).isEmpty();

        robot.interact(() -> ((Button) view.lookup("#ask-block-lists")).fire());

        assertThat(done).containsExactly("lists");
    }

    @Test
    void eachListSaysInItsOwnWordsWhetherItListsOrRefusesOrCouldNotBeChecked(FxRobot robot) {
        DnsView view = dns(robot, Samples.deep());

        assertThat(texts(view))
                .contains(
                        "Listed on SpamCop",
                        "On the policy list of Spamhaus ZEN",
                        "Not listed on PSBL",
                        "Barracuda refused to answer",
                        "Mailspike could not be checked");
    }

    @Test
    void aNetworkThatMakesUpAnswersIsNamedAboveAllRows(FxRobot robot) {
        assertThat(texts(dns(robot, Samples.deep()))).contains("The DNS of this network makes up answers");
    }

    @Test
    void housekeepingIsNeverAnAlarm(FxRobot robot) {
        DnsView view = dns(robot, Samples.deep());

        robot.interact(() -> {
            ((Disclosure) view.lookup(".housekeeping")).openProperty().set(true);
            view.applyCss();
        });

        assertThat(view.lookup(".housekeeping").lookupAll(".tone-icon.error, .tone-icon.warning"))
                .isEmpty();
    }

    @Test
    void theNameServersAreAskedOnlyWhenTheButtonIsPressed(FxRobot robot) {
        DnsView view = dns(robot, Samples.broken());
        assertThat(done).isEmpty();

        robot.interact(() -> ((Button) view.lookup("#ask-source")).fire());

        assertThat(done).containsExactly("source");
    }

    @Test
    void silenceOfAllIsOneSentenceAndNotARowOfFaults(FxRobot robot) {
        DnsView view = dns(robot, Samples.offline());

        assertThat(view.lookupAll(".tone-icon.error")).isEmpty();
    }

    @Test
    void aMistakeInAVeryLongRecordStandsAboveItsMarks(FxRobot robot) {
        DnsView view = dns(robot, Samples.faulty());

        assertThat(view.lookupAll(".spf-term").size()).isLessThan(100);
        assertThat(texts(view)).anySatisfy(t -> {
            List<String> lines = t.lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst().substring(lines.getLast().indexOf('^'))).startsWith("300.1.1.1");
        });
    }

    @Test
    void onePartIsAskedAgainByKeyboard(FxRobot robot) {
        DnsView view = dns(robot, Samples.broken());
        robot.interact(() -> {
            view.openFirst();
            view.applyCss();
            view.lookup("#ask-again-spf").requestFocus();
        });

        robot.type(KeyCode.SPACE);

        assertThat(done).containsExactly("again SPF");
    }

    @Test
    void theNextThingToDoIsOpenAndWhatIsDoneStandsApart(FxRobot robot) {
        FixView view = fix(robot, Samples.fixes());

        assertThat(texts(view)).contains("One thing to do", "1 of 3 done, 1 waiting");
        assertThat(openCards(view)).as("what is published already waits").containsExactly("dkim");
    }

    @Test
    void tickingTheFirstOpensTheNext(FxRobot robot) {
        FixView view = fix(robot, Samples.fixes());
        List<FixCard.View> after = new ArrayList<>(Samples.fixes());
        after.set(0, Samples.allDone().getFirst());

        robot.interact(() -> view.show(after, Samples.later()));

        assertThat(texts(view)).contains("One thing to do", "2 of 3 done");
        assertThat(openCards(view)).containsExactly("dkim");
    }

    @Test
    void whatIsDoneIsFoldedThoughItWasOffTheListMeanwhile(FxRobot robot) {
        FixView view = fix(robot, Samples.fixes());
        List<FixCard.View> others =
                Samples.fixes().stream().filter(fix -> !fix.id().equals("dkim")).toList();
        List<FixCard.View> after = new ArrayList<>(others);
        after.add(Samples.allDone().stream()
                .filter(fix -> fix.id().equals("dkim"))
                .findFirst()
                .orElseThrow());

        robot.interact(() -> view.show(others, Samples.later()));
        robot.interact(() -> view.show(after, Samples.later()));

        assertThat(openCards(view)).doesNotContain("dkim");
    }

    @Test
    void whatIsDoneCanBeReadAgain(FxRobot robot) {
        FixView view = fix(robot, Samples.allDone());
        robot.interact(() -> view.lookupAll(".fix-card").stream()
                .map(FixCard.class::cast)
                .findFirst()
                .orElseThrow()
                .fold()
                .openProperty()
                .set(true));

        robot.interact(() -> view.show(Samples.allDone(), Samples.later()));

        assertThat(openCards(view)).hasSize(1);
    }

    @Test
    void whenAllIsDoneThePageSaysSo(FxRobot robot) {
        assertThat(texts(fix(robot, Samples.allDone()))).contains("All done", "3 of 3 done");
        assertThat(texts(fix(robot, List.of()))).contains("Nothing to do here");
    }

    /// What no check can see does not tick itself.
    @Test
    void whereOnlyAPersonCanTellTheListSaysSo(FxRobot robot) {
        FixCard.View seen = Samples.fixes().getFirst();
        var byHand = new FixCard.View(
                seen.id(),
                seen.title(),
                seen.summary(),
                seen.who(),
                seen.steps(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                true,
                Optional.empty(),
                new FixCard.Result.NotYet(),
                FixCard.Lab.NO,
                Optional.empty(),
                "",
                Optional.empty(),
                5,
                false);
        assertThat(String.join(" ", texts(fix(robot, List.of(byHand)))))
                .contains("Tick it when it is done")
                .doesNotContain("ticks itself");
        assertThat(String.join(" ", texts(fix(robot, Samples.fixes())))).contains("ticks itself");
    }

    @Test
    void aTickByHandIsPassedOn(FxRobot robot) {
        FixView view = fix(robot, Samples.fixes());

        robot.interact(() -> ((CheckBox) view.lookup(".check-box")).fire());

        assertThat(done).containsExactly("tick dkim true");
    }

    @Test
    void aTestMessageIsSentOnlyAfterAConfirmationThatNamesTheAddress(FxRobot robot) {
        ProveView view = prove(robot, Samples.proof(new Proof.State.Idle()));
        robot.interact(() -> ((Button) view.lookup("#send-test")).fire());
        assertThat(done).isEmpty();
        assertThat(texts(view))
                .contains("Send one real message from anna@brightlane.example to anna@example.org, through"
                        + " smtp.office365.com?");

        // A button listens to keys once it is dressed: with the next frame, which may be long in coming.
        robot.interact(pane::applyCss);
        robot.type(KeyCode.SPACE);

        assertThat(done).containsExactly("send anna@example.org");
    }

    @Test
    void withoutAnAddressNothingIsAsked(FxRobot robot) {
        ProveView view = prove(robot, Samples.proof(new Proof.State.Idle()));
        robot.interact(() -> ((TextField) view.lookup("#test-recipient")).setText("anna"));

        robot.interact(() -> ((Button) view.lookup("#send-test")).fire());

        assertThat(view.lookup("#confirm-send")).isNull();
        assertThat(texts(view)).contains("That is not a mail address yet.");
    }

    private DnsView dns(FxRobot robot, AuditView audit) {
        var view = new DnsView(
                texts,
                new DnsView.Actions(
                        (Part part) -> done.add("again " + part),
                        () -> done.add("all"),
                        () -> done.add("lists"),
                        () -> done.add("source"),
                        () -> done.add("stop"),
                        () -> done.add("address"),
                        () -> done.add("settings"),
                        page -> done.add("browse " + page)));
        put(robot, view);
        robot.interact(() -> view.show(audit));
        return view;
    }

    private FixView fix(FxRobot robot, List<FixCard.View> items) {
        var view = new FixView(texts, new FixActions(), new VBox());
        put(robot, view);
        robot.interact(() -> view.show(items, Samples.later()));
        return view;
    }

    private ProveView prove(FxRobot robot, Proof proof) {
        var view = new ProveView(texts, new Hands(), new VBox(), new VBox());
        put(robot, view);
        robot.interact(() -> view.show(proof));
        return view;
    }

    private void put(FxRobot robot, Node view) {
        robot.interact(() -> {
            pane.setContent(view);
            pane.applyCss();
            pane.layout();
        });
    }

    private static List<Node> rows(Node view) {
        return List.copyOf(view.lookupAll(".part-row"));
    }

    private static List<String> openCards(Node view) {
        return view.lookupAll(".fix-card").stream()
                .map(FixCard.class::cast)
                .filter(c -> c.fold().openProperty().get())
                .map(c -> c.view().id())
                .toList();
    }

    private static List<String> texts(Node view) {
        List<String> words = new ArrayList<>();
        view.lookupAll(".label").forEach(n -> words.add(((Label) n).getText()));
        view.lookupAll(".row-title").forEach(n -> {
            if (n instanceof javafx.scene.text.Text text) {
                words.add(text.getText());
            }
        });
        return words;
    }

    private final class Hands implements ProveView.Actions {
        @Override
        public boolean isAddress(String text) {
            return text.contains("@");
        }

        @Override
        public void send(String to) {
            done.add("send " + to);
        }

        @Override
        public void stop() {
            done.add("stop");
        }

        @Override
        public void goToServer() {
            done.add("server");
        }

        @Override
        public void goToList() {
            done.add("list");
        }
    }

    private final class FixActions implements FixCard.Actions {
        @Override
        public void tick(String id, boolean ticked) {
            done.add("tick " + id + " " + ticked);
        }

        @Override
        public void checkAgain(String id) {
            done.add("check " + id);
        }

        @Override
        public void stop(String id) {
            done.add("stop " + id);
        }

        @Override
        public void applyInLab(String id) {
            done.add("lab " + id);
        }

        @Override
        public void applyLabFix(String fixId) {
            done.add("lab fix " + fixId);
        }

        @Override
        public void open(URI page) {
            done.add("open " + page);
        }

        @Override
        public LetterDraft draft(String id) {
            return new LetterDraft();
        }

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }

        @Override
        public void tookLetter(Letter letter) {
            done.add("letter " + letter.to());
        }

        @Override
        public void letterIn(String id, Locale language, Consumer<Optional<Letter>> then) {
            then.accept(Optional.empty());
        }
    }
}
