package org.mailmedic.ui.signin;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.checkup.Run;
import org.mailmedic.connection.Credentials;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.oauth.DeviceCode;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.oauth.TokenOutcome;
import org.mailmedic.signin.BrowserSignIn;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Field;
import org.mailmedic.ui.shell.Shell;

/// Signing in by browser: how far it is stands in the form, what to do stands in a card under it.
final class OAuthPane implements CredentialsPane {
    private final Shell shell;
    private final Texts texts;
    private final BrowserSignIn signIn;
    private final Runnable changed;
    private final Label state = new Label();
    private final Field cell;
    private final OAuthCard card;
    private Optional<SignInService> service = Optional.empty();
    private Optional<Run<Optional<TokenOutcome.Failed>>> running = Optional.empty();
    private Optional<Mishap> mishap = Optional.empty();
    private Optional<Told> told = Optional.empty();

    /// How the last attempt failed. It is told until something else is done.
    private sealed interface Mishap {
        /// The service, or the way to it, said no.
        record Refusal(TokenOutcome.Failed failed) implements Mishap {}

        /// A fault of this program.
        record Fault() implements Mishap {}
    }

    /// What the card tells. While that stays the same, so do its buttons, and whoever stands on one keeps the
    /// keyboard: each change of the case, even that it was saved, shows the page anew.
    private record Told(SignInService service, BrowserSignIn.State state, boolean hasClient, Optional<Mishap> mishap) {}

    /// @param changed hears when a token came or went
    OAuthPane(Shell shell, BrowserSignIn signIn, Runnable changed) {
        this.shell = shell;
        this.texts = shell.texts();
        this.signIn = signIn;
        this.changed = changed;
        state.setId("oauth-state");
        state.getStyleClass().add("form-value");
        state.setFocusTraversable(false);
        cell = new Field(texts.get("oauth.cell"), state);
        card = new OAuthCard(texts, shell.desktop()::browse, this::cancel);
    }

    /// Whether somebody else's answer is waited for.
    boolean isWaiting() {
        return running.isPresent();
    }

    /// The card that belongs under the form.
    VBox card() {
        return card;
    }

    /// Shows where it stands, for this service.
    void show(SignInService latest) {
        if (!service.map(SignInService::id).equals(Optional.of(latest.id()))) {
            cancel();
            signIn.forget();
        }
        service = Optional.of(latest);
        if (running.isEmpty()) {
            tell();
        }
    }

    private void tell() {
        service.ifPresent(s -> {
            var now = new Told(s, signIn.state(), signIn.client(s).isPresent(), mishap);
            if (told.equals(Optional.of(now))) {
                return;
            }
            told = Optional.of(now);
            state.setText(texts.get(
                    switch (now.state()) {
                        case BrowserSignIn.State.Out _ -> "oauth.cell.out";
                        case BrowserSignIn.State.In _ -> "oauth.cell.in";
                        case BrowserSignIn.State.RunOut _ -> "oauth.cell.run_out";
                    }));
            now.mishap().ifPresentOrElse(m -> show(s, m), () -> show(s, now.state()));
        });
    }

    private void show(SignInService s, Mishap last) {
        switch (last) {
            case Mishap.Refusal(TokenOutcome.Failed failed) -> card.showFailed(s, failed, () -> begin(s), this::guide);
            case Mishap.Fault() -> card.showFault(texts.get("shell.fault"), () -> begin(s));
        }
    }

    private void show(SignInService s, BrowserSignIn.State now) {
        switch (now) {
            case BrowserSignIn.State.Out _ -> offer(s);
            case BrowserSignIn.State.In(SignInService _, Optional<Instant> until) ->
                card.showIn(
                        until.map(u -> texts.get("oauth.in.until", Map.of("name", s.name(), "time", clock(u))))
                                .orElseGet(() -> texts.get("oauth.in", Map.of("name", s.name()))),
                        this::forget);
            case BrowserSignIn.State.RunOut(SignInService _, boolean renewable) ->
                card.showRunOut(
                        texts.get(renewable ? "oauth.run_out.renew" : "oauth.run_out", Map.of("name", s.name())),
                        renewable,
                        () -> begin(s));
        }
    }

    private void offer(SignInService s) {
        if (signIn.client(s).isEmpty()) {
            card.showNoClient(s, this::guide);
        } else {
            card.showIdle(s, () -> begin(s), () -> beginCode(s), this::guide);
        }
    }

    private void guide() {
        service.ifPresent(s -> shell.openSheet(new RegistrationSheet(shell, s, () -> {
            shell.closeSheet();
            mishap = Optional.empty();
            tell();
        })));
    }

    private void forget() {
        mishap = Optional.empty();
        signIn.forget();
        tell();
        changed.run();
    }

    // ---- Signing in ----

    private void begin(SignInService s) {
        signIn.client(s).ifPresent(client -> {
            String user = shell.session().current().given().address();
            card.showWaiting();
            watch(signIn.inBrowser(s, client, user, page -> Platform.runLater(() -> opened(page))), () -> {});
        });
    }

    private void opened(URI page) {
        if (running.isPresent()) {
            card.showLink(page);
            shell.desktop().browse(page);
        }
    }

    private void beginCode(SignInService s) {
        Optional<OAuthClient> client = signIn.client(s);
        client.ifPresent(c -> {
            card.showBusy(texts.get("oauth.code.fetching", Map.of("name", s.name())));
            watch(signIn.byCode(s, c, code -> Platform.runLater(() -> showCode(code))), () -> {});
        });
    }

    private void showCode(DeviceCode code) {
        if (running.isPresent()) {
            card.showCode(code, clock(code.until()));
        }
    }

    /// Gets another token where the one at hand has run out, then goes on. Without one it does not.
    @Override
    public void prepare(Runnable then) {
        if (running.isPresent()) {
            return;
        }
        if (signIn.state() instanceof BrowserSignIn.State.RunOut(SignInService s, boolean renewable) && renewable) {
            card.showBusy(texts.get("oauth.renewing", Map.of("name", s.name())));
            watch(signIn.renewed(), then);
        } else {
            then.run();
        }
    }

    /// A token that a server refused is not offered again.
    @Override
    public void refused() {
        signIn.refused();
        tell();
    }

    private void watch(Run<Optional<TokenOutcome.Failed>> run, Runnable then) {
        running = Optional.of(run);
        mishap = Optional.empty();
        told = Optional.empty();
        shell.show(run, failed -> ended(run, failed.map(Mishap.Refusal::new), then), () -> {
            ended(run, Optional.of(new Mishap.Fault()), then);
        });
    }

    private void ended(Run<Optional<TokenOutcome.Failed>> run, Optional<? extends Mishap> how, Runnable then) {
        if (!running.equals(Optional.of(run))) {
            return;
        }
        running = Optional.empty();
        mishap = how.map(m -> m);
        tell();
        if (mishap.isEmpty()) {
            changed.run();
            then.run();
        }
    }

    private void cancel() {
        Optional<Run<Optional<TokenOutcome.Failed>>> run = running;
        running = Optional.empty();
        mishap = Optional.empty();
        run.ifPresent(Run::cancel);
        tell();
    }

    private String clock(Instant time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(time.atZone(ZoneId.systemDefault()));
    }

    // ---- The pane ----

    @Override
    public Node node() {
        return cell;
    }

    @Override
    public Credentials credentials(String user) {
        return signIn.credentials(user);
    }

    @Override
    public boolean isFilled() {
        return signIn.state() instanceof BrowserSignIn.State.In;
    }

    @Override
    public void focus() {
        card.focusFirst();
    }

    @Override
    public void wipe() {
        cancel();
        signIn.forget();
        tell();
    }
}
