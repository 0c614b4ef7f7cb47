package org.mailmedic.ui.page;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.autoconfig.FoundServer;
import org.mailmedic.lab.Entries;
import org.mailmedic.smtp.Climb;
import org.mailmedic.smtp.Ladder;
import org.mailmedic.smtp.Rung;
import org.mailmedic.smtp.Security;
import org.mailmedic.smtp.ServerSettings;
import org.mailmedic.smtp.TranscriptLine;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Readiness;

/// The third page: the settings, and the ladder that a test climbs with them.
public final class SignInPage implements Page {
    private static final int USUAL_PORT = 587;

    private final Shell shell;
    private final Texts texts;
    private final Consultation consultation;
    private final ServerForm form;
    private final SignInWays ways;
    private final FoundPane found;
    private final TestBar bar;
    private final LadderView ladder;
    private final SettingsAdvice advice;
    private final IdentityCard identities;
    private final Transcript transcript;
    private final ProviderNote source;
    private final RungTeller teller;
    private final VBox node = new VBox();

    private Optional<Case.Server> shown = Optional.empty();
    private Optional<Entries> shownEntries = Optional.empty();
    private Optional<Run<ProbeReport>> running = Optional.empty();

    public SignInPage(Shell shell) {
        this.shell = shell;
        this.texts = shell.texts();
        this.consultation = shell.consultation();
        form = new ServerForm(texts, this::changed, consultation::recipient, this::test);
        ways = new SignInWays(shell, form, shell::leakLineChanged, this::test);
        bar = new TestBar(
                texts, this::test, () -> running.ifPresent(Run::cancel), () -> consultation.skip("walk.skip.sign_in"));
        teller = new RungTeller(shell.desk(), consultation);
        found = new FoundPane(shell, teller::name, this::take);
        ladder = new LadderView(texts, teller::title);
        advice = new SettingsAdvice(texts, teller, new AdviceHands());
        identities = new IdentityCard(texts);
        transcript = new Transcript(shell);
        source = new ProviderNote(texts, shell.surroundings()::browse, Clock.systemUTC());

        node.getStyleClass().add("page");
        node.setMinHeight(VBox.USE_PREF_SIZE);
        node.getChildren()
                .addAll(
                        new Heading(texts.get("page.signin.title"), texts.get("page.signin.subtitle")),
                        found,
                        form,
                        ways,
                        bar,
                        advice,
                        ladder,
                        identities,
                        transcript,
                        source);
        showBusy(false);
        refresh();
        showLast();
    }

    // ---- The test ----

    private void changed(Case.Server typed) {
        shown = Optional.of(typed);
        consultation.server(typed);
        if (running.isEmpty()) {
            ladder.prepare(typed.security());
            bar.say(Tone.QUIET, texts.get("page.signin.idle"));
            identities.clear();
            compare();
        }
        shell.leakLineChanged();
    }

    private void test() {
        if (running.isEmpty() && form.check()) {
            form.prepare(() -> begin(false));
        }
    }

    private void begin(boolean inTheOpen) {
        if (running.isPresent()) {
            return;
        }
        form.typed().ifPresent(server -> {
            shown = Optional.of(server);
            consultation.server(server);
            consultation.credentials(form.credentials());
            ladder.prepare(server.security());
            ladder.showBusy();
            advice.clear();
            identities.clear();
            transcript.show(List.of());
            bar.say(Tone.QUIET, texts.get("page.signin.busy"));
            Consumer<Rung> onRung = rung -> Platform.runLater(() -> climbed(rung));
            Run<ProbeReport> run = inTheOpen ? consultation.probeInTheOpen(onRung) : consultation.probe(onRung);
            running = Optional.of(run);
            showBusy(true);
            run.result()
                    .whenComplete((report, fault) -> Platform.runLater(() -> {
                        running = Optional.empty();
                        showBusy(false);
                        if (fault == null) {
                            finished(report);
                        } else {
                            ladder.finish();
                            bar.say(Tone.BAD, texts.get("shell.fault"));
                        }
                    }));
        });
    }

    private void climbed(Rung rung) {
        if (running.isPresent()) {
            ladder.show(rung);
            if (rung.status() == Rung.Status.FAILED) {
                bar.say(Tone.QUIET, texts.get("page.signin.alternatives"));
            } else {
                ladder.showBusy();
            }
        }
    }

    private void finished(ProbeReport report) {
        Climb climb = report.climb();
        climb.rungs().forEach(ladder::show);
        ladder.finish();
        if (climb.fault().filter(fault -> fault == Climb.Fault.CANCELLED).isPresent()) {
            ladder.failed().ifPresent(RungRow::stop);
            bar.say(Tone.QUIET, texts.get("page.signin.stopped"));
        } else {
            tell(climb.rungs(), "");
            teller.explain(report)
                    .ifPresent(words -> ladder.failed().ifPresent(row -> {
                        row.explain(words);
                        shell.reveal(row);
                    }));
        }
        if (climb.fault()
                .filter(fault -> fault == Climb.Fault.AUTH_FAILED || fault == Climb.Fault.TOKEN_OVER)
                .isPresent()) {
            form.refused();
        }
        teller.remark(report)
                .ifPresent(words -> ladder.row(Rung.Name.CERTIFICATE).remark(words));
        transcript.show(climb.transcript().stream().map(TranscriptLine::timed).toList());
        identities.show(climb);
        if (climb.fault().filter(fault -> fault == Climb.Fault.NOT_ENCRYPTED).isPresent()
                && report.suggestion().isEmpty()) {
            advice.insist();
        }
        report.suggestion().ifPresent(advice::offer);
        if (climb.fault().isEmpty()) {
            bar.quieten();
        }
    }

    /// A case that was taken up again shows what it saw last.
    private void showLast() {
        consultation.current().probe().ifPresent(last -> {
            ladder.prepare(last.server().security());
            last.rungs().forEach(ladder::show);
            ladder.finish();
            String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(texts.locale())
                    .format(last.at().atZone(ZoneId.systemDefault()));
            tell(last.rungs(), texts.get("page.signin.at", Map.of("when", when)) + " ");
            transcript.show(last.transcript());
            last.findings().stream()
                    .findFirst()
                    .map(teller::explain)
                    .ifPresent(words -> ladder.failed().ifPresent(row -> row.explain(words)));
        });
    }

    /// Says how it ended.
    ///
    /// @param before what to say first
    private void tell(List<Rung> rungs, String before) {
        Optional<Rung> failed =
                rungs.stream().filter(r -> r.status() == Rung.Status.FAILED).findFirst();
        boolean signedIn = rungs.stream().anyMatch(r -> r.name() == Rung.Name.AUTH && r.status() == Rung.Status.OK);
        failed.ifPresentOrElse(
                rung -> bar.say(
                        Tone.BAD, before + texts.get("page.signin.failed", Map.of("rung", teller.title(rung.name())))),
                () -> bar.say(
                        signedIn ? Tone.GOOD : Tone.NOTE,
                        before + texts.get(signedIn ? "page.signin.ok" : "page.signin.ok.no_sign_in")));
    }

    /// Before anything was tried: are these the provider's settings?
    private void compare() {
        shown.filter(server -> !server.host().isBlank())
                .ifPresentOrElse(
                        server -> advice.compare(
                                new ServerSettings(server.host(), server.port(), server.security()),
                                consultation.kind()),
                        advice::clear);
    }

    private final class AdviceHands implements SettingsAdvice.Hands {
        @Override
        public void use(ServerSettings settings, boolean test) {
            fill(settings, shown.map(Case.Server::user).orElse(""));
            if (test) {
                test();
            }
        }

        @Override
        public void signInInTheOpen() {
            begin(true);
        }
    }

    /// Takes settings that were found; the user looks at them before anything is tried.
    private void take(FoundServer settings) {
        fill(
                settings.server(),
                settings.user().or(() -> shown.map(Case.Server::user)).orElse(""));
        form.focusFirst();
    }

    private void fill(ServerSettings settings, String user) {
        var server = new Case.Server(settings.host(), settings.port(), settings.security(), user);
        form.show(server);
        changed(server);
    }

    private void showBusy(boolean busy) {
        bar.show(busy, consultation.current().probe().isPresent());
    }

    // ---- The page ----

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        Case.Given given = consultation.current().given();
        boolean elsewhere = given.server().isPresent() && !given.server().equals(shown);
        if (shown.isEmpty() || elsewhere) {
            Case.Server server =
                    given.server().orElseGet(() -> new Case.Server("", USUAL_PORT, Security.STARTTLS, given.address()));
            shown = Optional.of(server);
            form.show(server);
            ladder.prepare(server.security());
            bar.say(Tone.QUIET, texts.get("page.signin.idle"));
            compare();
        }
        form.showRecipient(given.recipient());
        Optional<Entries> entries = consultation.lab().map(lab -> lab.entries());
        if (!entries.equals(shownEntries)) {
            shownEntries = entries;
            entries.ifPresent(e -> form.showPassword(e.password()));
        }
        SignInHint hint = SignInHint.of(consultation, texts);
        form.showHint(hint.appPassword(), hint.words());
        ways.refresh();
        found.refresh();
        source.show(consultation.lab().isPresent() ? Optional.empty() : consultation.kind());
    }

    @Override
    public void shown() {
        Ladder.prepare();
        form.focusFirst();
    }

    @Override
    public void closed() {
        running.ifPresent(Run::cancel);
        found.stop();
        form.wipe();
        ways.close();
    }

    @Override
    public boolean showMissing(Readiness.Missing missing) {
        bar.focus();
        return false;
    }

    @Override
    public boolean enterMeansNext() {
        return consultation.readiness() instanceof Readiness.Ready && running.isEmpty();
    }

    @Override
    public void runAgain() {
        test();
    }

    @Override
    public String leakLine() {
        if (consultation.lab().isPresent()) {
            return texts.get("page.signin.leak.practice");
        }
        Optional<String> host = shown.map(Case.Server::host).filter(h -> !h.isBlank());
        Optional<String> service = ways.service();
        if (host.isPresent() && service.isPresent()) {
            return texts.get("oauth.leak", Map.of("host", host.get(), "name", service.get()));
        }
        return host.map(h -> texts.get(
                        form.hasCredentials() ? "page.signin.leak" : "page.signin.leak.plain", Map.of("host", h)))
                .orElseGet(() -> texts.get(found.isVisible() ? "oauth.find.leak" : "page.signin.leak.none"));
    }

    @Override
    public boolean leaks() {
        return consultation.lab().isEmpty();
    }
}
