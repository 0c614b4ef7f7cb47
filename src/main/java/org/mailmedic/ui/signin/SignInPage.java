package org.mailmedic.ui.signin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.autoconfig.FoundServer;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.lab.Entries;
import org.mailmedic.lab.LoopbackWarmUp;
import org.mailmedic.session.Session;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.walk.Readiness;

/// The third page: the settings, and the steps of a test with them.
public final class SignInPage implements Page {
    private static final int USUAL_PORT = 587;

    private final Shell shell;
    private final Texts texts;
    private final Session session;
    private final ServerForm form;
    private final SignInWays ways;
    private final FoundPane found;
    private final SettingsAdvice deviation;
    private final SettingsAdvice advice;
    private final TestRun run;
    private final ProviderNote source;
    private final VBox node = new VBox();
    private final PrimaryAction first = new PrimaryAction(node);

    private Optional<Case.Server> shown = Optional.empty();
    private Optional<Entries> shownEntries = Optional.empty();

    public SignInPage(Shell shell) {
        this.shell = shell;
        this.texts = shell.texts();
        this.session = shell.session();
        form = new ServerForm(texts, this::changed, session::recipient, this::test);
        ways = new SignInWays(shell, form, shell::leakLineChanged, this::test);
        var presenter = new ProbeStepPresenter(shell.cases(), session);
        found = new FoundPane(shell, presenter::name, this::take);
        deviation = new SettingsAdvice(texts, presenter, new AdviceActions());
        advice = new SettingsAdvice(texts, presenter, new AdviceActions());
        run = new TestRun(shell, presenter, advice, new RunActions());
        source = new ProviderNote(texts, shell.desktop()::browse, Clock.systemUTC());

        node.getStyleClass().add("page");
        node.setMinHeight(VBox.USE_PREF_SIZE);
        node.getChildren()
                .addAll(
                        new Heading(texts.get("page.signin.title"), texts.get("page.signin.subtitle")),
                        found,
                        form,
                        deviation,
                        ways);
        node.getChildren().addAll(run.nodes());
        node.getChildren().add(source);
        InvalidationListener look = _ -> showFirstThing();
        for (Pane place : List.of(found, deviation, ways, ways.card(), advice)) {
            place.getChildren().addListener(look);
        }
        refresh();
        run.showLast();
    }

    // ---- The settings ----

    private void changed(Case.Server typed) {
        shown = Optional.of(typed);
        session.server(typed);
        if (!run.isRunning()) {
            run.reset(typed.security());
            compare();
        }
        shell.leakLineChanged();
    }

    private void test() {
        if (!run.isRunning() && form.check()) {
            form.prepare(() -> begin(false));
        }
    }

    private void begin(boolean inTheOpen) {
        if (!run.isRunning()) {
            form.typed().ifPresent(server -> {
                shown = Optional.of(server);
                session.server(server);
                session.credentials(form.credentials());
                deviation.clear();
                run.begin(server.security(), inTheOpen);
            });
        }
    }

    /// Before anything was tried: are these the provider's settings?
    private void compare() {
        shown.filter(server -> !server.host().isBlank())
                .ifPresentOrElse(
                        server -> deviation.compare(
                                new ServerSettings(server.host(), server.port(), server.security()), session.kind()),
                        deviation::clear);
    }

    private final class AdviceActions implements SettingsAdvice.Actions {
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

    private final class RunActions implements TestRun.Actions {
        @Override
        public void test() {
            SignInPage.this.test();
        }

        @Override
        public void turned() {
            showFirstThing();
        }

        @Override
        public void refused() {
            form.refused();
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

    /// Settings that work come before signing in, and that before testing; when all is well, Next is
    /// what to do.
    private void showFirstThing() {
        List<String> urgent = new ArrayList<>();
        if (!run.isRunning() && !isAllWell()) {
            boolean unset = shown.filter(server -> !server.host().isBlank()).isEmpty();
            urgent.addAll(List.of("use-suggestion", "use-provider"));
            urgent.addAll(unset ? List.of("use-found", "find-start") : List.of());
            // Who is signing in elsewhere has something else to do than to test.
            urgent.addAll(ways.isWaiting() ? List.of("oauth-code-open") : List.of("oauth-start", "test"));
        }
        found.setAway(isAllWell());
        first.mark(urgent);
        shell.firstThingChanged();
    }

    private boolean isAllWell() {
        return session.current().probe().stream()
                .map(Case.Probed::steps)
                .anyMatch(steps -> steps.stream().noneMatch(step -> step.status() == ProbeStep.Status.FAILED));
    }

    // ---- The page ----

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void refresh() {
        Case.Given given = session.current().given();
        boolean elsewhere = given.server().isPresent() && !given.server().equals(shown);
        if (shown.isEmpty() || elsewhere) {
            Case.Server server =
                    given.server().orElseGet(() -> new Case.Server("", USUAL_PORT, Security.STARTTLS, given.address()));
            shown = Optional.of(server);
            form.show(server);
            run.reset(server.security());
            compare();
        }
        form.showRecipient(given.recipient());
        Optional<Entries> entries = session.lab().map(lab -> lab.entries());
        if (!entries.equals(shownEntries)) {
            shownEntries = entries;
            entries.ifPresent(e -> form.showPassword(e.password()));
        }
        SignInHint hint = SignInHint.of(session, texts);
        form.showHint(hint.appPassword(), hint.words());
        ways.refresh();
        found.refresh();
        source.show(session.lab().isPresent() ? Optional.empty() : session.kind());
        showFirstThing();
    }

    @Override
    public void shown() {
        LoopbackWarmUp.begin();
        form.focusFirst();
    }

    @Override
    public void closed() {
        run.stop();
        found.stop();
        form.wipe();
        ways.close();
    }

    @Override
    public boolean showMissing(Readiness.Missing missing) {
        run.focus();
        return false;
    }

    @Override
    public boolean enterMeansNext() {
        return session.readiness() instanceof Readiness.Ready && !run.isRunning();
    }

    @Override
    public boolean hasFirstThing() {
        return first.isMarked();
    }

    @Override
    public void runAgain() {
        test();
    }

    @Override
    public String leakLine() {
        if (session.lab().isPresent()) {
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
        return session.lab().isEmpty();
    }
}
