package org.mailmedic.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.lab.OneMailServer;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.oauth.AuthorizationServer;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.settings.Settings;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.LiveWeb;

/// Signing in by browser on the page: a real authorisation server, and a mail server that checks its
/// tokens.
class OAuthPaneTest {
    @TempDir
    Path folder;

    private final AuthorizationServer server = AuthorizationServer.start();
    private final LiveWeb live = new LiveWeb();
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final SmtpServer mail = SmtpServer.start(new SmtpPolicy() {
        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return SmtpAction.reply(
                    attempt.withToken() && server.tokens().contains(attempt.secret())
                            ? "235 2.7.0 Accepted"
                            : "535-5.7.8 Username and Password not accepted.\n535 5.7.8 no");
        }
    });

    // Opened by each test, with the account that it is about.
    @SuppressWarnings("NullAway.Init")
    private TestWindow page;

    @AfterEach
    void close() {
        page.close();
        server.close();
        mail.close();
        live.close();
        browser.close();
    }

    private World world() {
        return new World(
                q -> new DnsAnswer.TimedOut(q, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
                new OneMailServer(mail),
                server.web(live),
                "nobody");
    }

    private void open(String address, String kind, boolean registered) throws Exception {
        Cases cases = Sessions.cases(folder, world());
        if (registered) {
            cases.settings(Settings.DEFAULT.withClients(Map.of(
                    "google", OAuthClient.of(AuthorizationServer.CLIENT),
                    "microsoft", OAuthClient.of(AuthorizationServer.CLIENT))));
        }
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped(address);
        session.choose(kind);
        while (session.current().step() != StepId.SIGN_IN) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        page = TestWindow.open(cases, session);
        server.expect("https://mail.google.com/");
    }

    /// For a person to look at. It takes the page out of its window, so it is the last thing a test does.
    private void picture(String name) {
        Screenshots.take(
                "3-oauth-" + name, page.window().root(), new Dimension2D(1000, 700), new Dimension2D(1440, 900));
    }

    private void visitLast() {
        page.until(() -> !page.browsed().isEmpty());
        URI opened = page.browsed().getLast();
        browser.sendAsync(HttpRequest.newBuilder(server.at(opened)).build(), HttpResponse.BodyHandlers.discarding());
    }

    private void signIn() {
        assertThat(page.firstThings()).as("before signing in").containsExactly("oauth-start");
        page.press("oauth-start");
        page.until(() -> page.shows("oauth-open-again"));
        visitLast();
        page.until(() -> page.text("oauth-headline").startsWith("Signed in"));
        assertThat(page.firstThings()).as("once signed in").containsExactly("test");
    }

    @Test
    void withoutARegistrationThatIsSaidAndHelpedWith() throws Exception {
        open("anna@gmail.com", "gmail", false);
        assertThat(page.text("oauth-headline")).contains("not registered at Google");
        page.press("oauth-guide");
        assertThat(page.words("registration-sheet")).contains("Desktop app").contains("https://mail.google.com/");
        page.fill("client-google", AuthorizationServer.CLIENT);
        page.press("save-registration");
        page.until(() -> page.shows("oauth-start"));
        signIn();
    }

    @Test
    void theTokenOpensTheMailServerAndIsShownNowhere() throws Exception {
        open("anna@gmail.com", "gmail", true);
        signIn();
        assertThat(page.browsed().getFirst().getHost()).isEqualTo("accounts.google.com");
        page.press("test");
        page.until(() -> page.text("outcome").startsWith("Everything works"));
        page.press("show-transcript");
        String token = server.tokens().getLast();
        assertThat(page.text("transcript")).contains("AUTH XOAUTH2").doesNotContain(token);
        page.session().close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(token);
            }
        }
    }

    @Test
    void aTokenThatIsRefusedIsExplainedAndRenewedOnceForTheNextTest() throws Exception {
        open("anna@gmail.com", "gmail", true);
        signIn();
        server.revoke();
        page.press("test");
        page.until(() -> page.shows("advice"));
        page.until(() -> page.text("outcome").contains("stopped"));
        assertThat(page.words("rung-auth")).contains("did not take the token");
        assertThat(mail.log()).filteredOn(l -> l.startsWith("C: AUTH")).hasSize(1);
        assertThat(page.text("oauth-headline")).contains("by itself");
        page.press("test");
        page.until(() -> page.text("outcome").startsWith("Everything works"));
        assertThat(mail.log()).filteredOn(l -> l.startsWith("C: AUTH")).hasSize(2);
        assertThat(server.tokenRequests())
                .filteredOn(r -> "refresh_token".equals(r.get("grant_type")))
                .hasSize(1);
    }

    /// Another way and back, begin, cancel, begin again, allow, test: without a mouse.
    @Test
    void allOfItByKeyboard() throws Exception {
        open("anna@gmail.com", "gmail", true);
        page.tabTo("way-browser");
        page.keys(KeyCode.RIGHT);
        assertThat(page.shows("password")).isTrue();
        page.keys(KeyCode.RIGHT);
        assertThat(page.shows("token")).isTrue();
        page.keys(KeyCode.SPACE);
        assertThat(page.shows("token")).isTrue();
        page.keys(KeyCode.LEFT);
        page.keys(KeyCode.LEFT);
        assertThat(page.shows("oauth")).isTrue();
        page.tabTo("oauth-start");
        page.keys(KeyCode.SPACE);
        page.tabTo("oauth-cancel");
        page.keys(KeyCode.SPACE);
        page.until(() -> page.shows("oauth-start"));
        page.tabTo("oauth-start");
        page.keys(KeyCode.SPACE);
        page.until(() -> page.shows("oauth-open-again"));
        visitLast();
        page.until(() -> page.text("oauth-headline").startsWith("Signed in"));
        page.tabTo("test");
        page.keys(KeyCode.SPACE);
        page.until(() -> page.text("outcome").startsWith("Everything works"));
    }

    @Test
    void aNoIsToldAndCanBeTriedAgain() throws Exception {
        open("anna@gmail.com", "gmail", true);
        server.deny("access_denied");
        page.press("oauth-start");
        visitLast();
        page.until(() -> page.text("oauth-headline").contains("not allowed"));
        assertThat(page.shows("oauth-start")).isTrue();
        picture("denied");
    }

    /// The case saves itself while the user reads, and each change of it shows the page anew.
    @Test
    void aNoStaysUntilItIsTriedAgain() throws Exception {
        open("anna@gmail.com", "gmail", true);
        server.deny("access_denied");
        page.press("oauth-start");
        visitLast();
        page.until(() -> page.text("oauth-headline").contains("not allowed"));
        page.session().recipient("berta@example.org");
        assertThat(page.text("oauth-headline")).contains("not allowed");
        page.press("oauth-start");
        page.until(() -> page.shows("oauth-open-again"));
        assertThat(page.text("oauth-headline")).doesNotContain("not allowed");
        page.press("oauth-cancel");
        assertThat(page.words("oauth")).doesNotContain("not allowed");
    }

    @Test
    void whoStandsOnAButtonKeepsTheKeyboardWhenTheCaseSavesItself() throws Exception {
        open("anna@gmail.com", "gmail", true);
        page.tabTo("oauth-start");
        var button = page.find("oauth-start");
        page.session().recipient("berta@example.org");
        assertThat(page.find("oauth-start")).as("the same button").isEqualTo(button);
        page.keys(KeyCode.SPACE);
        page.until(() -> page.shows("oauth-open-again"));
    }

    @Test
    void waitingCanBeEndedAndTheLinkOpenedAgain() throws Exception {
        open("anna@gmail.com", "gmail", true);
        page.press("oauth-start");
        page.until(() -> page.shows("oauth-open-again"));
        page.press("oauth-open-again");
        assertThat(page.browsed()).hasSize(2);
        page.press("oauth-cancel");
        page.until(() -> page.shows("oauth-start"));
        assertThat(server.tokens()).isEmpty();
    }

    @Test
    void aCodeIsShownLargeAndLeadsToAToken() throws Exception {
        open("anna@outlook.com", "outlook.com", true);
        server.expect("https://outlook.office.com/SMTP.Send");
        server.hesitate(true);
        page.press("oauth-code-start");
        page.until(() -> page.shows("oauth-code"));
        assertThat(page.text("oauth-code")).isEqualTo("BCDF-GHJK");
        assertThat(page.text("oauth-headline")).contains("device.example");
        server.hesitate(false);
        page.until(() -> page.text("oauth-headline").startsWith("Signed in"));
    }

    @Test
    @EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
    void picturesOfTheStates() throws Exception {
        open("anna@gmail.com", "gmail", false);
        picture("no-client");
        page.close();
        open("anna@gmail.com", "gmail", false);
        page.press("oauth-guide");
        picture("guide");
        page.close();
        open("anna@company.example", "microsoft365", true);
        picture("idle");
        page.close();
        open("anna@gmail.com", "gmail", true);
        page.press("oauth-start");
        page.until(() -> page.shows("oauth-open-again"));
        picture("waiting");
        page.close();
        open("anna@outlook.com", "outlook.com", true);
        page.press("oauth-code-start");
        page.until(() -> page.shows("oauth-code"));
        picture("code");
        page.close();
        open("anna@gmail.com", "gmail", true);
        signIn();
        picture("in");
        assertThat(Path.of("target", "screenshots", "3-oauth-in-1000x700-dark.png"))
                .isRegularFile();
    }

    @Test
    void theRightWayComesFirst() throws Exception {
        open("anna@outlook.com", "outlook.com", true);
        assertThat(page.text("way-hint")).contains("Microsoft wants a sign-in in the browser");
        assertThat(page.text("leak-line")).contains("smtp-mail.outlook.com, and to Microsoft");
        page.press("way-password");
        assertThat(page.text("way-hint")).contains("no longer takes passwords");
        assertThat(page.shows("password")).isTrue();
        page.press("way-token");
        assertThat(page.shows("token")).isTrue();
        assertThat(page.shows("oauth")).isFalse();
    }

    @Test
    void aPastedTokenIsUsed() throws Exception {
        open("anna@gmail.com", "gmail", true);
        page.press("way-token");
        page.fill("token", "not-a-good-one");
        page.press("test");
        page.until(() -> page.shows("advice"));
        assertThat(page.words("rung-auth")).contains("did not take the token");
    }
}
