package org.mailmedic.ui.page;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.lab.Entries;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.Stage;
import org.mailmedic.smtp.Climb;
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
    private static final double SURE_ENOUGH = 0.6;

    private final Shell shell;
    private final Texts texts;
    private final Consultation consultation;
    private final ServerForm form;
    private final Button test = new Button();
    private final Button stop = new Button();
    private final Label outcome = new Label();
    private final Ladder ladder;
    private final VBox suggestion = new VBox();
    private final Transcript transcript;
    private final Hyperlink source = new Hyperlink();
    private final VBox node = new VBox();

    private Optional<Case.Server> shown = Optional.empty();
    private Optional<Entries> shownEntries = Optional.empty();
    private Optional<Run<ProbeReport>> running = Optional.empty();

    public SignInPage(Shell shell) {
        this.shell = shell;
        this.texts = shell.texts();
        this.consultation = shell.consultation();
        form = new ServerForm(texts, this::changed, consultation::recipient, this::test);
        ladder = new Ladder(texts, this::title);
        transcript = new Transcript(texts);
        source.getStyleClass().add("quiet-link");

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
                        form,
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
        if (running.isPresent() || !form.check()) {
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
            climb.fault().ifPresent(fault -> explain(climb, fault));
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
                    .ifPresent(finding -> ladder.failed()
                            .ifPresent(row -> row.explain(
                                    texts.get("finding." + finding.code().code() + ".title", finding.words()),
                                    List.of(texts.get(
                                            "finding." + finding.code().code() + ".fix", finding.words())))));
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
                rung -> say(Tone.BAD, before + texts.get("page.signin.failed", Map.of("rung", title(rung.name())))),
                () -> say(
                        signedIn ? Tone.GOOD : Tone.NOTE,
                        before + texts.get(signedIn ? "page.signin.ok" : "page.signin.ok.no_sign_in")));
    }

    private void say(Tone tone, String words) {
        outcome.setText(words);
        outcome.setGraphic(tone == Tone.QUIET ? null : new ToneIcon(tone));
    }

    /// What went wrong, and what to change: in this server's terms where they are known, then in general.
    private void explain(Climb climb, Climb.Fault fault) {
        String key = "fault." + fault.name().toLowerCase(Locale.ROOT);
        List<String> advice = new ArrayList<>();
        climb.failed().flatMap(this::meaning).ifPresent(advice::add);
        advice.add(texts.get(key + ".advice", titleWords()));
        ladder.failed().ifPresent(row -> {
            row.explain(texts.get(key + ".title", titleWords()), advice);
            shell.reveal(row);
        });
    }

    /// What the server's own words mean, if they are known well enough.
    private Optional<String> meaning(Rung rung) {
        PhraseBook phrases = shell.desk().tools().phrases();
        return rung.reply()
                .map(reply -> new Refusal(
                        reply,
                        stage(rung.name()),
                        Optional.empty(),
                        shown.map(Case.Server::host),
                        Optional.empty(),
                        Clues.NONE,
                        List.of()))
                .map(phrases::read)
                .filter(reading -> reading.confidence() >= SURE_ENOUGH)
                .map(reading -> new ReadingWords(
                                texts, reading, consultation.current().given(), consultation.kind())
                        .meaning());
    }

    private static Stage stage(Rung.Name rung) {
        return switch (rung) {
            case GREETING -> Stage.GREETING;
            case EHLO -> Stage.EHLO;
            case STARTTLS -> Stage.STARTTLS;
            case AUTH -> Stage.AUTH;
            case MAIL_FROM -> Stage.MAIL_FROM;
            case RCPT_TO -> Stage.RCPT_TO;
            case DATA -> Stage.DATA;
            case RESOLVE, CONNECT, TLS, CERTIFICATE, QUIT -> Stage.UNKNOWN;
        };
    }

    private void suggest(Optional<ServerSettings> better) {
        suggestion.getChildren().clear();
        better.ifPresent(settings -> {
            var use = new Button(texts.get("page.signin.suggestion.use"));
            use.setId("use-suggestion");
            use.setMinWidth(Region.USE_PREF_SIZE);
            use.getStyleClass().add("accent");
            use.setOnAction(_ -> use(settings));
            String words = texts.get(
                    "page.signin.suggestion",
                    Map.of(
                            "host", settings.host(),
                            "port", String.valueOf(settings.port()),
                            "security", name(settings.security())));
            suggestion.getChildren().add(new Banner(Tone.GOOD, words, use));
        });
        suggestion.setVisible(better.isPresent());
        suggestion.setManaged(better.isPresent());
    }

    private void use(ServerSettings settings) {
        var server = new Case.Server(
                settings.host(),
                settings.port(),
                settings.security(),
                shown.map(Case.Server::user).orElse(""));
        form.show(server);
        changed(server);
        test();
    }

    private void showBusy(boolean busy) {
        test.setVisible(!busy);
        test.setManaged(!busy);
        stop.setVisible(busy);
        stop.setManaged(busy);
        boolean tested = consultation.current().probe().isPresent();
        test.setText(texts.get(tested ? "page.signin.again" : "page.signin.test"));
    }

    // ---- Words ----

    private String title(Rung.Name rung) {
        return texts.get("rung." + rung.name().toLowerCase(Locale.ROOT) + ".title", titleWords());
    }

    private Map<String, String> titleWords() {
        Case.Given given = consultation.current().given();
        return Map.of(
                "from",
                given.address().isBlank() ? texts.get("page.signin.from") : given.address(),
                "to",
                given.recipient().isBlank() ? texts.get("page.signin.to") : given.recipient(),
                "host",
                shown.map(Case.Server::host).orElse(""),
                "port",
                shown.map(Case.Server::port).map(String::valueOf).orElse(""));
    }

    private String name(Security security) {
        return texts.get("page.signin.security." + security.name().toLowerCase(Locale.ROOT));
    }

    private void showHint() {
        Optional<ProviderKind> kind = consultation.kind();
        Optional<ProviderKind.SignIn> way =
                kind.flatMap(k -> k.signIn().stream().findFirst());
        boolean appPassword = kind.map(ProviderKind::signIn)
                .filter(ways ->
                        ways.contains(ProviderKind.SignIn.APP_PASSWORD) && !ways.contains(ProviderKind.SignIn.PASSWORD))
                .isPresent();
        Map<String, String> names =
                Map.of("provider", kind.map(ProviderKind::name).orElse(""));
        String key = appPassword
                ? "page.signin.hint.app_password"
                : way.map(w -> switch (w) {
                            case OAUTH -> "page.signin.hint.oauth";
                            case APP_PASSWORD, PASSWORD -> "page.signin.hint.password";
                            case NONE -> "page.signin.hint.none";
                        })
                        .orElse("page.signin.hint.password");
        form.showHint(appPassword, practiceHint().orElseGet(() -> texts.get(key, names)));
    }

    private Optional<String> practiceHint() {
        return consultation.lab().map(lab -> {
            Entries entries = lab.entries();
            return entries.user().isEmpty()
                    ? texts.get("page.signin.hint.practice.none")
                    : texts.get(
                            "page.signin.hint.practice",
                            Map.of("user", entries.user(), "password", entries.password()));
        });
    }

    private void showSource() {
        Optional<ProviderKind> kind = consultation.kind();
        Optional<Fact> fact =
                kind.filter(k -> !k.servers().isEmpty()).flatMap(k -> k.fact(ProviderKind.Topic.SETTINGS));
        fact.ifPresent(f -> {
            String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(texts.locale())
                    .format(f.checked());
            String provider = kind.map(ProviderKind::name).orElse("");
            source.setText(texts.get(
                    f.sure() ? "page.signin.asof" : "page.signin.asof.unsure",
                    Map.of("provider", provider, "date", date)));
            source.setOnAction(_ -> {
                source.setVisited(false);
                shell.surroundings().browse(f.source());
            });
        });
        boolean known = fact.isPresent() && consultation.lab().isEmpty();
        source.setVisible(known);
        source.setManaged(known);
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
        showHint();
        showSource();
    }

    @Override
    public void shown() {
        form.focusFirst();
    }

    @Override
    public void closed() {
        running.ifPresent(Run::cancel);
        form.wipe();
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
        return shown.map(Case.Server::host)
                .filter(host -> !host.isBlank())
                .map(host -> texts.get(
                        form.hasPassword() ? "page.signin.leak" : "page.signin.leak.plain", Map.of("host", host)))
                .orElseGet(() -> texts.get("page.signin.leak.none"));
    }

    @Override
    public boolean leaks() {
        return consultation.lab().isEmpty();
    }
}
