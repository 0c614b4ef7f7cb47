package org.mailmedic.ui.page;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Banner;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;
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
    private final Button test = new Button();
    private final Button stop = new Button();
    private final Label outcome = new Label();
    private final LadderView ladder;
    private final VBox suggestion = new VBox();
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
        teller = new RungTeller(shell.desk(), consultation);
        found = new FoundPane(shell, teller::name, this::take);
        ladder = new LadderView(texts, teller::title);
        transcript = new Transcript(texts);
        source = new ProviderNote(texts, shell.surroundings()::browse);

        test.setId("test");
        test.getStyleClass().add("accent");
        test.setText(texts.get("page.signin.test"));
        test.setOnAction(_ -> test());
        stop.setId("stop-test");
        stop.setText(texts.get("page.signin.stop"));
        stop.setOnAction(_ -> running.ifPresent(Run::cancel));
        outcome.setId("outcome");
        outcome.getStyleClass().add("strong");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        outcome.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        var skip = new Hyperlink(texts.get("page.signin.skip"));
        skip.setId("skip");
        skip.getStyleClass().add("quiet-link");
        skip.setMinWidth(Region.USE_PREF_SIZE);
        skip.setOnAction(_ -> consultation.skip("walk.skip.sign_in"));
        for (Button button : new Button[] {test, stop}) {
            button.setMnemonicParsing(true);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var actions = new HBox(16, test, stop, outcome, skip);
        actions.setAlignment(Pos.CENTER_LEFT);

        node.getStyleClass().add("page");
        node.setMinHeight(VBox.USE_PREF_SIZE);
        node.getChildren()
                .addAll(
                        new Heading(texts.get("page.signin.title"), texts.get("page.signin.subtitle")),
                        found,
                        form,
                        ways,
                        actions,
                        suggestion,
                        ladder,
                        transcript,
                        source);
        showBusy(false);
        suggest(Optional.empty());
        refresh();
        showLast();
    }

    // ---- The test ----

    private void changed(Case.Server typed) {
        shown = Optional.of(typed);
        consultation.server(typed);
        if (running.isEmpty()) {
            ladder.prepare(typed.security());
            say(Tone.QUIET, texts.get("page.signin.idle"));
            suggest(Optional.empty());
        }
        shell.leakLineChanged();
    }

    private void test() {
        if (running.isEmpty() && form.check()) {
            form.prepare(this::begin);
        }
    }

    private void begin() {
        if (running.isPresent()) {
            return;
        }
        form.typed().ifPresent(server -> {
            shown = Optional.of(server);
            consultation.server(server);
            consultation.credentials(form.credentials());
            ladder.prepare(server.security());
            ladder.showBusy();
            suggest(Optional.empty());
            transcript.show(List.of());
            say(Tone.QUIET, texts.get("page.signin.busy"));
            Run<ProbeReport> run = consultation.probe(rung -> Platform.runLater(() -> climbed(rung)));
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
                            say(Tone.BAD, texts.get("shell.fault"));
                        }
                    }));
        });
    }

    private void climbed(Rung rung) {
        if (running.isPresent()) {
            ladder.show(rung);
            if (rung.status() == Rung.Status.FAILED) {
                say(Tone.QUIET, texts.get("page.signin.alternatives"));
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
            say(Tone.QUIET, texts.get("page.signin.stopped"));
        } else {
            tell(climb.rungs(), "");
            teller.explain(report)
                    .ifPresent(words -> ladder.failed().ifPresent(row -> {
                        row.explain(words);
                        shell.reveal(row);
                    }));
        }
        if (climb.fault().filter(fault -> fault == Climb.Fault.AUTH_FAILED).isPresent()) {
            form.refused();
        }
        transcript.show(climb.transcript().stream().map(Object::toString).toList());
        suggest(report.suggestion());
        if (climb.fault().isEmpty()) {
            test.getStyleClass().remove("accent");
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
                rung -> say(
                        Tone.BAD, before + texts.get("page.signin.failed", Map.of("rung", teller.title(rung.name())))),
                () -> say(
                        signedIn ? Tone.GOOD : Tone.NOTE,
                        before + texts.get(signedIn ? "page.signin.ok" : "page.signin.ok.no_sign_in")));
    }

    private void say(Tone tone, String words) {
        outcome.setText(words);
        outcome.setGraphic(tone == Tone.QUIET ? null : new ToneIcon(tone));
    }

    private void suggest(Optional<ServerSettings> better) {
        suggestion.getChildren().clear();
        better.ifPresent(settings -> {
            var use = new Button(texts.get("page.signin.suggestion.use"));
            use.setId("use-suggestion");
            use.setMinWidth(Region.USE_PREF_SIZE);
            use.getStyleClass().add("accent");
            use.setOnAction(_ -> use(settings));
            suggestion.getChildren().add(new Banner(Tone.GOOD, teller.suggestion(settings), use));
        });
        suggestion.setVisible(better.isPresent());
        suggestion.setManaged(better.isPresent());
    }

    private void use(ServerSettings settings) {
        fill(settings, shown.map(Case.Server::user).orElse(""));
        test();
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
        test.setVisible(!busy);
        test.setManaged(!busy);
        stop.setVisible(busy);
        stop.setManaged(busy);
        boolean tested = consultation.current().probe().isPresent();
        test.setText(texts.get(tested ? "page.signin.again" : "page.signin.test"));
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
            say(Tone.QUIET, texts.get("page.signin.idle"));
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
        test.requestFocus();
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
