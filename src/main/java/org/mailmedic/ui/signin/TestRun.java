package org.mailmedic.ui.signin;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.TranscriptLine;
import org.mailmedic.session.Session;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.shell.Shell;

/// One test after the other on the page *Sign-in and server*: the steps while it runs, and what
/// came of it.
final class TestRun {
    private final Shell shell;
    private final Texts texts;
    private final Session session;
    private final ProbeStepPresenter presenter;
    private final SettingsAdvice advice;
    private final Actions actions;
    private final TestBar bar;
    private final ProbeStepsView stepsView;
    private final IdentityCard identities;
    private final TranscriptPane transcriptPane;
    private Optional<Run<ProbeReport>> running = Optional.empty();

    /// What the page does about it.
    interface Actions {
        /// Tests what stands in the form.
        void test();

        /// A test began or ended.
        void turned();

        /// The server did not take what was signed in with.
        void refused();
    }

    TestRun(Shell shell, ProbeStepPresenter presenter, SettingsAdvice advice, Actions actions) {
        this.shell = shell;
        this.texts = shell.texts();
        this.session = shell.session();
        this.presenter = presenter;
        this.advice = advice;
        this.actions = actions;
        bar = new TestBar(texts, actions::test, this::stop, () -> session.skip("walk.skip.sign_in"));
        stepsView = new ProbeStepsView(texts, presenter::title);
        identities = new IdentityCard(texts);
        transcriptPane = new TranscriptPane(shell);
    }

    /// What it shows, from top to bottom.
    List<Node> nodes() {
        return List.of(bar, advice, stepsView, identities, transcriptPane);
    }

    boolean isRunning() {
        return running.isPresent();
    }

    void stop() {
        running.ifPresent(Run::cancel);
    }

    void focus() {
        bar.focus();
    }

    /// Other settings: nothing of them was tried yet.
    void reset(Security security) {
        stepsView.prepare(security);
        advice.clear();
        bar.say(Tone.QUIET, texts.get("page.signin.idle"));
        identities.clear();
    }

    /// Tests the settings that the case has now.
    void begin(Security security, boolean inTheOpen) {
        stepsView.prepare(security);
        stepsView.showBusy(shell.cases().settings().timeLimits().mail());
        advice.clear();
        identities.clear();
        transcriptPane.show(List.of());
        bar.say(Tone.QUIET, texts.get("page.signin.busy"));
        Consumer<ProbeStep> onStep = step -> Platform.runLater(() -> stepEnded(step));
        Run<ProbeReport> run = inTheOpen ? session.probeInTheOpen(onStep) : session.probe(onStep);
        running = Optional.of(run);
        turn();
        shell.show(
                run,
                report -> {
                    running = Optional.empty();
                    finished(report);
                    turn();
                },
                () -> {
                    running = Optional.empty();
                    stepsView.finish();
                    bar.say(Tone.BAD, texts.get("shell.fault"));
                    turn();
                });
    }

    private void stepEnded(ProbeStep step) {
        if (running.isPresent()) {
            stepsView.show(step);
            if (step.status() == ProbeStep.Status.FAILED) {
                bar.say(Tone.QUIET, texts.get("page.signin.alternatives"));
            } else {
                stepsView.showBusy(shell.cases().settings().timeLimits().mail());
            }
        }
    }

    private void finished(ProbeReport report) {
        ProbeResult result = report.result();
        result.steps().forEach(stepsView::show);
        stepsView.finish();
        if (is(result, Fault.CANCELLED)) {
            stepsView.failed().ifPresent(ProbeStepRow::stop);
            bar.say(Tone.QUIET, texts.get("page.signin.stopped"));
        } else {
            tell(result.steps(), "");
            presenter
                    .explain(report)
                    .ifPresent(words -> stepsView.failed().ifPresent(row -> {
                        row.explain(words);
                        shell.reveal(row);
                    }));
        }
        if (is(result, Fault.AUTH_FAILED) || is(result, Fault.TOKEN_OVER)) {
            actions.refused();
        }
        presenter
                .remark(report)
                .ifPresent(words -> stepsView.row(ProbeStep.Name.CERTIFICATE).remark(words));
        transcriptPane.show(
                result.transcript().stream().map(TranscriptLine::timed).toList());
        identities.show(result);
        if (is(result, Fault.NOT_ENCRYPTED) && report.suggestion().isEmpty()) {
            advice.insist();
        }
        report.suggestion().ifPresent(advice::offer);
    }

    private static boolean is(ProbeResult result, Fault fault) {
        return result.fault().filter(fault::equals).isPresent();
    }

    /// A case that was taken up again shows what it saw last.
    void showLast() {
        turn();
        session.current().probe().ifPresent(last -> {
            stepsView.prepare(last.server().security());
            last.steps().forEach(stepsView::show);
            stepsView.finish();
            String before = texts.get("page.signin.at", Map.of("when", when(last))) + " ";
            transcriptPane.show(last.transcript());
            if (last.brokenOff()) {
                bar.say(Tone.QUIET, before + texts.get("page.signin.stopped"));
                return;
            }
            tell(last.steps(), before);
            last.findings().stream()
                    .findFirst()
                    .map(presenter::explain)
                    .ifPresent(words -> stepsView.failed().ifPresent(row -> row.explain(words)));
        });
    }

    private String when(Case.Probed last) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(last.at().atZone(ZoneId.systemDefault()));
    }

    /// Says how it ended.
    ///
    /// @param before what to say first
    private void tell(List<ProbeStep> steps, String before) {
        Optional<ProbeStep> failed = steps.stream()
                .filter(r -> r.status() == ProbeStep.Status.FAILED)
                .findFirst();
        boolean signedIn =
                steps.stream().anyMatch(r -> r.name() == ProbeStep.Name.AUTH && r.status() == ProbeStep.Status.OK);
        failed.ifPresentOrElse(
                step -> bar.say(
                        Tone.BAD,
                        before + texts.get("page.signin.failed", Map.of("rung", presenter.title(step.name())))),
                () -> bar.say(
                        signedIn ? Tone.GOOD : Tone.NOTE,
                        before + texts.get(signedIn ? "page.signin.ok" : "page.signin.ok.no_sign_in")));
    }

    private void turn() {
        bar.show(running.isPresent(), session.current().probe().isPresent());
        actions.turned();
    }
}
