package org.mailmedic.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.oauth.TokenOutcome.Failed;
import org.mailmedic.oauth.TokenOutcome.Problem;
import org.mailmedic.web.Web;

/// The ways to a token at one service for one program. Each call waits on the thread that asks, which
/// ought to be a virtual one; an interrupt ends it at once.
public final class SignIns {
    /// How long the user may take in the browser.
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    private static final Duration VISITOR = Duration.ofSeconds(5);

    private final SignInService service;
    private final OAuthClient client;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final Pause pause;

    public SignIns(Web web, SignInService service, OAuthClient client, InstantSource clock) {
        this(web, service, client, clock, Thread::sleep);
    }

    SignIns(Web web, SignInService service, OAuthClient client, InstantSource clock, Pause pause) {
        this.service = service;
        this.client = client;
        this.clock = clock;
        this.pause = pause;
        this.endpoint = new TokenEndpoint(web, service, client, clock);
    }

    /// How one waits between two questions; tests do not.
    @FunctionalInterface
    interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    /// By the system's browser: authorisation code with PKCE, and a redirect to this computer.
    ///
    /// @param user whom the service may suggest; empty text for nobody
    /// @param pages what the browser shows at the end
    /// @param browse opens the address in the user's browser, or shows it; called once
    public TokenOutcome inBrowser(String user, ReturnPages pages, Duration patience, Consumer<URI> browse)
            throws InterruptedException {
        String state = Pkce.random();
        Pkce proof = Pkce.fresh();
        try (RedirectListener listener = RedirectListener.open(state, pages, VISITOR)) {
            String redirect = "http://" + service.redirectHost() + ":" + listener.port();
            browse.accept(address(redirect, state, proof, user));
            Optional<Map<String, String>> answer = listener.await(patience);
            return answer.isEmpty() ? new Failed(Problem.EXPIRED, "") : change(answer.get(), redirect, proof);
        } catch (IOException e) {
            return new Failed(Problem.CANNOT_LISTEN, TokenEndpoint.shown(String.valueOf(e.getMessage()), 200));
        }
    }

    private URI address(String redirect, String state, Pkce proof, String user) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", client.id());
        asked.put("redirect_uri", redirect);
        asked.put("scope", service.scopes());
        asked.put("state", state);
        asked.put("code_challenge", proof.challenge());
        asked.put("code_challenge_method", "S256");
        if (!user.isBlank()) {
            asked.put("login_hint", user);
        }
        asked.putAll(service.parameters());
        return URI.create(service.authorize() + "?" + TokenEndpoint.encoded(asked));
    }

    private TokenOutcome change(Map<String, String> answer, String redirect, Pkce proof) throws InterruptedException {
        String issuer = answer.getOrDefault("iss", "");
        if (!issuer.isEmpty() && !service.isIssuer(issuer)) {
            return new Failed(Problem.WRONG_ISSUER, TokenEndpoint.shown(issuer, 200));
        }
        String error = answer.getOrDefault("error", "");
        if (!error.isEmpty()) {
            return new Failed(
                    TokenEndpoint.problem(error),
                    TokenEndpoint.shown(answer.getOrDefault("error_description", error), 400));
        }
        return endpoint.tokenFor(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                answer.getOrDefault("code", ""),
                "redirect_uri",
                redirect,
                "code_verifier",
                proof.verifier()));
    }

    /// By a code that the user types in a browser, here or elsewhere (RFC 8628).
    ///
    /// @param onCode shows the code; called once
    public TokenOutcome byDevice(Consumer<DeviceCode> onCode) throws InterruptedException {
        Optional<URI> device = service.device();
        return device.isEmpty()
                ? new Failed(Problem.NOT_OFFERED, "")
                : new DeviceFlow(endpoint, service, clock, pause).run(device.get(), onCode);
    }

    /// Another access token for an earlier grant, without the user (RFC 6749 section 6). The old grant
    /// stays as it is.
    public TokenOutcome again(Grant grant) throws InterruptedException {
        if (!grant.isRefreshable()) {
            return new Failed(Problem.SIGN_IN_AGAIN, "");
        }
        String refresh = grant.refreshToken();
        return endpoint.outcome(
                endpoint.post(
                        service.token(),
                        Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", service.scopes()),
                        true),
                refresh);
    }
}
