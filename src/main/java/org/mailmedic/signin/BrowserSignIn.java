package org.mailmedic.signin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.TokenSource;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.knowledge.SignInServices;
import org.mailmedic.oauth.DeviceCode;
import org.mailmedic.oauth.Grant;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.oauth.PackagedClients;
import org.mailmedic.oauth.ReturnPages;
import org.mailmedic.oauth.SignIns;
import org.mailmedic.oauth.TokenOutcome;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;
import org.mailmedic.web.Web;

/// The user's sign-in by browser during one session: who is asked, and the token that came of it.
/// The token stays in here, in memory, until it is closed.
public final class BrowserSignIn implements AutoCloseable {
    /// A token that runs out while it is used helps nobody.
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final SignInServices services = SignInServices.load();
    private final Web web;
    private final Texts texts;
    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private Optional<Held> held = Optional.empty();
    private boolean closed;
    /// Two tests at once renew once.
    private final ReentrantLock renewing = new ReentrantLock();

    private record Held(SignIns signIns, SignInService service, Grant grant, boolean refused) {}

    public BrowserSignIn(Web web, Texts texts, Supplier<Settings> settings, InstantSource clock) {
        this.web = web;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /// How far it is.
    public sealed interface State {
        /// Nobody signed in.
        record Out() implements State {}

        /// There is a token.
        ///
        /// @param until when it runs out, if known
        record In(SignInService service, Optional<Instant> until) implements State {}

        /// There is a token, but it has run out or was refused.
        ///
        /// @param renewable whether another can be had without the user
        record RunOut(SignInService service, boolean renewable) implements State {}
    }

    /// Where users of this kind sign in, if they can do it by browser.
    public Optional<SignInService> service(ProviderKind kind) {
        Optional<SignInService> usual = services.of(kind, Optional.empty());
        return usual.flatMap(s -> services.of(
                kind,
                // A tenant is one organisation's directory; personal accounts are in none.
                s.tenant().equals("organizations") ? client(s).flatMap(OAuthClient::tenant) : Optional.empty()));
    }

    /// The registration for this service: the user's, else the packager's.
    public Optional<OAuthClient> client(SignInService service) {
        return Optional.ofNullable(settings.get().clients().get(service.client()))
                .or(() -> PackagedClients.of(service.client()));
    }

    public synchronized State state() {
        return held.map(h -> {
                    boolean over = h.refused()
                            || h.grant()
                                    .until()
                                    .filter(until ->
                                            !clock.instant().plus(SPARE).isBefore(until))
                                    .isPresent();
                    return over
                            ? new State.RunOut(h.service(), h.grant().isRefreshable())
                            : new State.In(h.service(), h.grant().until());
                })
                .orElseGet(State.Out::new);
    }

    /// What to sign in with: the token of this sign-in as it is at that time, renewed where it has run
    /// out by then. Nothing if nobody signed in.
    public synchronized Credentials credentials(String user) {
        return held.isPresent() ? new Credentials.Token(user, new Lasting()) : new Credentials.None();
    }

    /// The token at hand, if it still holds.
    private synchronized Optional<Secret> holding() {
        return held.filter(_ -> state() instanceof State.In).map(h -> h.grant().access());
    }

    private synchronized Optional<Held> renewable() {
        return held.filter(_ -> state() instanceof State.RunOut(SignInService _, boolean renewable) && renewable);
    }

    /// This sign-in for those who test later, on the other pages. The token stays in here.
    private final class Lasting implements TokenSource {
        @Override
        public Optional<Secret> token() throws InterruptedException {
            renewing.lockInterruptibly();
            try {
                Optional<Held> old = renewable();
                if (old.isPresent()) {
                    Held h = old.get();
                    keep(h.signIns(), h.service(), h.signIns().again(h.grant()));
                }
                return holding();
            } finally {
                renewing.unlock();
            }
        }

        @Override
        public void refused() {
            BrowserSignIn.this.refused();
        }

        @Override
        public void close() {
            // The sign-in ends when the user or the page says so.
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /// The server refused the token; it is not offered again.
    public synchronized void refused() {
        held = held.map(h -> new Held(h.signIns(), h.service(), h.grant(), true));
    }

    /// Sends the user to the browser and waits.
    ///
    /// @param user whom the service may suggest
    /// @param browse opens the address; called once, on a thread of the run
    /// @return why it failed; empty if there is a token now, or if it was cancelled
    public Run<Optional<TokenOutcome.Failed>> inBrowser(
            SignInService service, OAuthClient client, String user, Consumer<URI> browse) {
        var pages = new ReturnPages(
                texts.get("shell.name"),
                texts.get("oauth.browser.done"),
                texts.get("oauth.browser.refused"),
                texts.get("oauth.browser.strange"));
        SignIns ways = new SignIns(web, service, client, clock);
        return BackgroundRun.start(
                "sign-in",
                Optional.empty(),
                () -> keep(ways, service, ways.inBrowser(user, pages, SignIns.USUAL_PATIENCE, browse)));
    }

    /// Shows a code that the user types at the service, and waits.
    ///
    /// @return as for the browser
    public Run<Optional<TokenOutcome.Failed>> byCode(
            SignInService service, OAuthClient client, Consumer<DeviceCode> onCode) {
        SignIns ways = new SignIns(web, service, client, clock);
        return BackgroundRun.start("sign-in", Optional.empty(), () -> keep(ways, service, ways.byDevice(onCode)));
    }

    /// Gets another token where the one at hand has run out and the service gives another without the user.
    /// Asks once.
    ///
    /// @return why there is none; empty if there is one, or nobody signed in
    public Run<Optional<TokenOutcome.Failed>> renewed() {
        Optional<Held> old;
        synchronized (this) {
            old = state() instanceof State.RunOut ? held : Optional.empty();
        }
        return old.map(h -> BackgroundRun.start(
                        "sign-in",
                        Optional.<TokenOutcome.Failed>empty(),
                        () -> keep(h.signIns(), h.service(), h.signIns().again(h.grant()))))
                .orElseGet(() -> BackgroundRun.done(Optional.empty()));
    }

    private synchronized Optional<TokenOutcome.Failed> keep(
            SignIns ways, SignInService service, TokenOutcome tokenOutcome) {
        return switch (tokenOutcome) {
            case TokenOutcome.Granted(Grant grant) -> {
                forget();
                if (closed) {
                    grant.close();
                } else {
                    held = Optional.of(new Held(ways, service, grant, false));
                }
                yield Optional.empty();
            }
            case TokenOutcome.Failed failed -> Optional.of(failed);
        };
    }

    /// Forgets the token.
    public synchronized void forget() {
        held.ifPresent(h -> h.grant().close());
        held = Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }
}
