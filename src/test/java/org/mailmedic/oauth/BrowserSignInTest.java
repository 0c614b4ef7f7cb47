package org.mailmedic.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.oauth.TokenOutcome.Failed;
import org.mailmedic.oauth.TokenOutcome.Granted;
import org.mailmedic.oauth.TokenOutcome.Problem;
import org.mailmedic.web.LiveWeb;

/// Signing in by the browser, with a real authorisation server and a browser that follows its redirects.
@SuppressWarnings("AddressSelection") // loopback has one address
class BrowserSignInTest {
    private static final ReturnPages PAGES =
            new ReturnPages("MailMedic", "signed in <fine>", "not signed in", "strange");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final AuthorizationServer server = AuthorizationServer.start();
    private final LiveWeb web = new LiveWeb();
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    @AfterEach
    void close() {
        server.close();
        web.close();
        browser.close();
    }

    private SignIns signIns() {
        return new SignIns(web, server.service(), OAuthClient.of(AuthorizationServer.CLIENT), Clock.systemUTC());
    }

    /// What the browser shows at the end.
    private CompletableFuture<HttpResponse<String>> visit(URI page) {
        return browser.sendAsync(
                HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private TokenOutcome signIn(Consumer<URI> browse) throws InterruptedException {
        return signIns().inBrowser("anna@brightlane.example", PAGES, LONG, browse);
    }

    private static Problem problem(TokenOutcome tokenOutcome) {
        return ((Failed) tokenOutcome).problem();
    }

    private static String parameter(URI page, String name) {
        return page.getQuery().replaceAll("(?:.*&)?" + name + "=([^&]*).*", "$1");
    }

    @Test
    void aTokenIsGranted() throws Exception {
        var shown = new CompletableFuture<HttpResponse<String>>();
        TokenOutcome tokenOutcome = signIn(page -> {
            assertThat(page.getQuery()).contains("login_hint=anna@brightlane.example", "access_type=offline");
            visit(page).thenAccept(shown::complete);
        });
        assertThat(tokenOutcome).isInstanceOfSatisfying(Granted.class, g -> {
            assertThat(g.grant().isRefreshable()).isTrue();
            assertThat(g.grant().until()).isPresent();
            assertThat(g.grant().access().isEmpty()).isFalse();
        });
        assertThat(shown.get(30, TimeUnit.SECONDS).body()).contains("signed in &lt;fine&gt;");
        assertThat(shown.get().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(server.tokens()).hasSize(1);
    }

    @Test
    void theSecretOfADesktopProgramIsShownToTheTokenEndpointOnly() throws Exception {
        var client = new OAuthClient(AuthorizationServer.CLIENT, Optional.of("hush"), Optional.empty());
        TokenOutcome tokenOutcome = new SignIns(web, server.service(), client, Clock.systemUTC())
                .inBrowser("", PAGES, LONG, page -> {
                    assertThat(page.toString()).doesNotContain("hush").doesNotContain("login_hint");
                    visit(page);
                });
        assertThat(tokenOutcome).isInstanceOf(Granted.class);
        assertThat(server.tokenRequests().getFirst()).containsEntry("client_secret", "hush");
        assertThat(client.toString()).doesNotContain("hush");
    }

    @Test
    void aNoIsANo() throws Exception {
        server.deny("access_denied");
        var shown = new CompletableFuture<HttpResponse<String>>();
        TokenOutcome tokenOutcome = signIn(page -> visit(page).thenAccept(shown::complete));
        assertThat(problem(tokenOutcome)).isEqualTo(Problem.DENIED);
        assertThat(shown.get(30, TimeUnit.SECONDS).body()).contains("not signed in");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void anUnknownProgramIsToldSo() throws Exception {
        server.next(AuthorizationServer.Reply.error("invalid_client"));
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.CLIENT_REFUSED);
    }

    @Test
    void thePermissionMayBeLeftOut() throws Exception {
        server.grant("openid");
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.SCOPE_LEFT_OUT);
    }

    @ParameterizedTest
    @CsvSource({"https://issuer.example, true", "https://evil.example, false"})
    void anIssuerThatIsNamedMustBeTheRightOne(String issuer, boolean right) throws Exception {
        server.sayIssuer(issuer);
        TokenOutcome tokenOutcome = signIn(this::visit);
        assertThat(tokenOutcome instanceof Granted).isEqualTo(right);
        if (!right) {
            assertThat(problem(tokenOutcome)).isEqualTo(Problem.WRONG_ISSUER);
            assertThat(server.tokenRequests()).isEmpty();
        }
    }

    @Test
    void anAnswerWithAnotherStateIsNotHeard() throws Exception {
        TokenOutcome tokenOutcome = signIn(page -> {
            URI redirect = URI.create(parameter(page, "redirect_uri"));
            // Another program on this computer, or a web page, tries to slip in a code of its own, or a no.
            for (String query : new String[] {
                "/?code=stolen&state=guessed",
                "/?code=stolen",
                "/?error=access_denied&state=",
                "/?code=a&code=b&state=" + parameter(page, "state"),
                "/?state=" + parameter(page, "state"),
                "/favicon.ico",
                "/other?code=a&state=" + parameter(page, "state"),
                "/?code=%zz&state=" + parameter(page, "state")
            }) {
                assertThat(raw(redirect.getPort(), "GET " + query + " HTTP/1.1\r\n\r\n"))
                        .startsWith("HTTP/1.1 404");
            }
            String right = "/?code=a&state=" + parameter(page, "state");
            assertThat(raw(redirect.getPort(), "POST " + right + " HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 404");
            assertThat(raw(redirect.getPort(), "GET " + right + "\r\n\r\n")).startsWith("HTTP/1.1 404");
            visit(page);
        });
        assertThat(tokenOutcome).isInstanceOf(Granted.class);
        assertThat(server.tokenRequests())
                .singleElement()
                .satisfies(r -> assertThat(r.get("code")).isNotEqualTo("stolen"));
    }

    private static String raw(int port, String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aWrongStateFromTheServiceIsNeverAnAnswer() throws Exception {
        server.sendState("another");
        TokenOutcome tokenOutcome = signIns().inBrowser("", PAGES, Duration.ofMillis(700), this::visit);
        assertThat(problem(tokenOutcome)).isEqualTo(Problem.EXPIRED);
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void aCodeIsHeardOnceAndThePortCloses() throws Exception {
        var redirect = new CompletableFuture<URI>();
        TokenOutcome tokenOutcome = signIn(page -> {
            redirect.complete(URI.create(parameter(page, "redirect_uri")));
            visit(page);
            visit(page);
        });
        assertThat(tokenOutcome).isInstanceOf(Granted.class);
        assertThat(server.tokenRequests()).hasSize(1);
        waitUntilClosed(redirect.get().getPort());
    }

    /// The system lets go of a port when the last one who waited at it has woken up.
    private static void waitUntilClosed(int port) {
        while (isOpen(port)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isOpen(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void longRequestsAndSlowVisitorsDoNotDisturb() throws Exception {
        TokenOutcome tokenOutcome = signIn(page -> {
            int port = URI.create(parameter(page, "redirect_uri")).getPort();
            try {
                for (int i = 0; i < 4; i++) {
                    // These sit there and say nothing.
                    var _ = new Socket("127.0.0.1", port);
                }
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", port));
                    socket.getOutputStream()
                            .write(("GET /?state=" + "x".repeat(40_000)).getBytes(StandardCharsets.US_ASCII));
                    InputStream in = socket.getInputStream();
                    assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
                            .isIn("HTTP/1.1 431", "");
                } catch (IOException _) {
                    // Hung up on while still talking.
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            visit(page);
        });
        assertThat(tokenOutcome).isInstanceOf(Granted.class);
    }

    @Test
    void onlyLoopbackIsListenedOn() throws Exception {
        try (RedirectListener listener = RedirectListener.open("state", PAGES, LONG)) {
            assertThat(listener.port()).isPositive();
            try (var other = new Socket()) {
                assertThatThrownBy(() -> other.connect(new InetSocketAddress("127.0.0.2", listener.port()), 2000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void itCanBeCancelled() throws Exception {
        var port = new CompletableFuture<Integer>();
        var ended = new CompletableFuture<String>();
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                signIn(page -> port.complete(
                        URI.create(parameter(page, "redirect_uri")).getPort()));
                ended.complete("answered");
            } catch (InterruptedException _) {
                ended.complete("cancelled");
            }
        });
        port.get(30, TimeUnit.SECONDS);
        worker.interrupt();
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo("cancelled");
        waitUntilClosed(port.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>busy</html>",
                "[]",
                "{\"access_token\":",
                "{\"access_token\":7}",
                "{\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\\u0001auth=x\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\\r\\nRCPT TO\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\",\"token_type\":\"mac\"}"
            })
    void whatIsNoAnswerIsSaidToBeNone(String body) throws Exception {
        server.next(new AuthorizationServer.Reply(200, body, Map.of()));
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.UNUSABLE);
    }

    @Test
    void hugeAndDeepAnswersAreDropped() throws Exception {
        server.next(
                new AuthorizationServer.Reply(200, "{\"access_token\":\"" + "x".repeat(10_000_000) + "\"}", Map.of()));
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.UNUSABLE);
        server.next(new AuthorizationServer.Reply(200, "[".repeat(60_000), Map.of()));
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.UNUSABLE);
    }

    @Test
    void aRedirectOfTheTokenEndpointIsNotFollowed() throws Exception {
        server.next(new AuthorizationServer.Reply(
                307, "", Map.of("Location", server.at("/token").toString())));
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.UNUSABLE);
        assertThat(server.tokenRequests()).hasSize(1);
    }

    @Test
    void aBusyServiceIsSaidToBeBusy() throws Exception {
        server.next(new AuthorizationServer.Reply(503, "later", Map.of()));
        assertThat(problem(signIn(this::visit))).isEqualTo(Problem.SERVICE_BUSY);
    }

    @Test
    void whatTheServiceSaysCarriesNoSecret() throws Exception {
        var code = new CompletableFuture<String>();
        TokenOutcome tokenOutcome = signIn(page -> {
            String state = parameter(page, "state");
            code.complete("code-that-is-repeated");
            server.next(new AuthorizationServer.Reply(
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"bad\\u001b[31m code-that-is-repeated\\r"
                            + "\\n"
                            + "no\"}",
                    Map.of()));
            visit(URI.create(parameter(page, "redirect_uri") + "/?code=code-that-is-repeated&state=" + state));
        });
        assertThat(tokenOutcome).isInstanceOfSatisfying(Failed.class, f -> {
            assertThat(f.problem()).isEqualTo(Problem.SIGN_IN_AGAIN);
            assertThat(f.detail()).isEqualTo("bad [31m (hidden) no");
        });
    }

    @Test
    void anotherTokenIsHadWithoutTheUser() throws Exception {
        Grant first = ((Granted) signIn(this::visit)).grant();
        Grant second = ((Granted) signIns().again(first)).grant();
        assertThat(server.tokens()).hasSize(2);
        // The service gave no new refresh token, so the old one stays.
        assertThat(second.isRefreshable()).isTrue();
        server.forgetRefreshTokens();
        assertThat(problem(signIns().again(second))).isEqualTo(Problem.SIGN_IN_AGAIN);
    }

    @Test
    void nobodyIsThere() throws Exception {
        SignInService gone = server.service();
        server.close();
        TokenOutcome tokenOutcome = new SignIns(web, gone, OAuthClient.of("x"), Clock.systemUTC())
                .again(new Grant("a", "b", Optional.empty()));
        assertThat(problem(tokenOutcome)).isEqualTo(Problem.UNREACHABLE);
    }

    @Test
    void secretsShowThemselvesToNobody() {
        var grant = new Grant("access-secret", "refresh-secret", Optional.empty());
        assertThat(new Granted(grant).toString())
                .doesNotContain("access-secret")
                .doesNotContain("refresh-secret");
        grant.close();
        assertThat(grant.refreshToken()).doesNotContain("refresh");
        assertThat(Pkce.fresh().toString()).isEqualTo("PKCE (hidden)");
    }

    /// The example of RFC 7636, appendix B.
    @Test
    void theChallengeIsThatOfTheStandard() {
        assertThat(Pkce.challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
