package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.session.Sessions.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.lab.OneMailServer;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.oauth.AuthorizationServer;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.settings.Settings;
import org.mailmedic.signin.BrowserSignIn;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.web.LiveWeb;

/// A token that ran out since the user signed in is renewed by whoever needs it: check again, test send.
/// Where it cannot be, that is said, and no server is bothered.
class RenewedTokenTest {
    private static final String ANNA = "anna@gmail.com";
    private static final String BUYER = "buyer@meadow.example";

    @TempDir
    Path folder;

    private final AuthorizationServer service = AuthorizationServer.start();
    private final LiveWeb live = new LiveWeb();
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final SmtpServer mail = SmtpServer.start(new SmtpPolicy() {
        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            boolean known = attempt.withToken() && service.tokens().contains(attempt.secret());
            return SmtpAction.reply(known ? "235 2.7.0 Accepted" : "535 5.7.8 Username and Password not accepted.");
        }
    });
    private final World world = new World(
            q -> new DnsAnswer.TimedOut(q, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
            new OneMailServer(mail),
            service.web(live),
            "nobody");
    private final OAuthClient client = OAuthClient.of(AuthorizationServer.CLIENT);
    private final BrowserSignIn signIn = new BrowserSignIn(
            world.web(),
            Sessions.TOOLS.texts(),
            () -> Settings.DEFAULT.withClients(Map.of("google", client)),
            Clock.systemUTC());

    // Opened before each test.
    @SuppressWarnings("NullAway.Init")
    private Session session;

    @BeforeEach
    void signInOnce() throws Exception {
        service.expect("https://mail.google.com/");
        session = Sessions.cases(folder, world).begin();
        session.noBounce();
        session.addressTyped(ANNA);
        session.choose("gmail");
        session.server(new Case.Server("smtp.gmail.com", 465, Security.TLS, ANNA));
        session.recipient(BUYER);
        // Run out as soon as it is given: less than the spare time is left.
        service.tokensLive(20);
        SignInService google = signIn.service(session.kind().orElseThrow()).orElseThrow();
        assertThat(await(signIn.inBrowser(google, client, ANNA, this::visit))).isEmpty();
        session.credentials(signIn.credentials(ANNA));
    }

    @AfterEach
    void close() {
        session.close();
        signIn.close();
        mail.close();
        service.close();
        live.close();
        browser.close();
    }

    private void visit(URI page) {
        browser.sendAsync(HttpRequest.newBuilder(service.at(page)).build(), HttpResponse.BodyHandlers.discarding());
    }

    private long renewals() {
        return service.tokenRequests().stream()
                .filter(r -> "refresh_token".equals(r.get("grant_type")))
                .count();
    }

    private long attempts() {
        return mail.log().stream().filter(line -> line.startsWith("C: AUTH")).count();
    }

    @Test
    void aTestMessageGoesWithAFreshToken() throws Exception {
        service.revoke();
        service.tokensLive(3600);
        Delivery delivery = await(session.sendTest(BUYER, _ -> {}));
        assertThat(delivery.accepted())
                .as(delivery.result().transcript().toString())
                .isTrue();
        assertThat(renewals()).isEqualTo(1);
        assertThat(attempts()).isEqualTo(1);
        await(session.sendTest(BUYER, _ -> {}));
        assertThat(renewals()).as("it holds now").isEqualTo(1);
    }

    @Test
    void checkingAgainTakesAFreshTokenAfterARefusal() throws Exception {
        service.tokensLive(3600);
        await(session.probe(_ -> {}));
        service.revoke();
        ProbeReport refused = await(session.probe(_ -> {}));
        assertThat(refused.result().fault()).contains(Fault.AUTH_FAILED);
        assertThat(attempts()).isEqualTo(2);
        assertThat(await(session.checkAgain(signInFix()))).isEqualTo(RecheckResult.FIXED);
        assertThat(attempts()).isEqualTo(3);
        assertThat(renewals()).isEqualTo(2);
    }

    @Test
    void whatCannotBeRenewedIsSaid() throws Exception {
        service.forgetRefreshTokens();
        Delivery delivery = await(session.sendTest(BUYER, _ -> {}));
        assertThat(delivery.accepted()).isFalse();
        assertThat(delivery.result().fault()).contains(Fault.TOKEN_OVER);
        assertThat(attempts()).isZero();
        assertThat(await(session.checkAgain(signInFix()))).isEqualTo(RecheckResult.SIGN_IN_AGAIN);
        assertThat(attempts()).isZero();
    }

    /// A case that was taken up again has forgotten its password.
    @Test
    void withoutThePasswordNothingIsCalledFixed() throws Exception {
        session.credentials(new Credentials.Password(ANNA, new Secret("wrong".toCharArray())));
        await(session.probe(_ -> {}));
        FixItem fix = signInFix();
        session.credentials(new Credentials.None());
        assertThat(await(session.checkAgain(fix))).isEqualTo(RecheckResult.SIGN_IN_AGAIN);
        assertThat(session.current().ticks()).isEmpty();
    }

    private FixItem signInFix() throws Exception {
        if (session.current().probe().isEmpty()) {
            await(session.probe(_ -> {}));
        }
        return session.outcome().checklist().now().stream()
                .filter(item -> item.recheck() == Recheck.Other.SIGN_IN)
                .findFirst()
                .orElseThrow();
    }
}
