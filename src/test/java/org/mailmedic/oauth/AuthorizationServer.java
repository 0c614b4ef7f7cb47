package org.mailmedic.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebRequest;

/// A real authorisation server on loopback: it checks client, redirect, scope, state and PKCE as RFC
/// 6749, 7636 and 8628 want, gives each code once, and can be told to answer otherwise.
public final class AuthorizationServer implements AutoCloseable {
    public static final String CLIENT = "practice-client";
    public static final String SCOPE = "https://mail.example/send";

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    private final Deque<Reply> scripted = new ArrayDeque<>();
    private volatile Optional<String> denial = Optional.empty();
    private volatile Optional<String> issuer = Optional.empty();
    private volatile Optional<String> state = Optional.empty();
    private volatile String expected = SCOPE + " offline_access";
    private volatile String granted = SCOPE;
    private volatile int lives = 3600;
    private volatile boolean hesitating;
    private volatile String deviceAnswer = "";

    /// A scripted answer of the token endpoint.
    public record Reply(int status, String body, Map<String, String> headers) {
        public static Reply error(String error) {
            return new Reply(400, "{\"error\":\"" + error + "\",\"error_description\":\"because\"}", Map.of());
        }
    }

    private AuthorizationServer(HttpServer server) {
        this.server = server;
    }

    public static AuthorizationServer start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var server = new AuthorizationServer(http);
            http.createContext("/authorize", server::authorize);
            http.createContext("/token", server::token);
            http.createContext("/device", server::device);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// A web in which the addresses of all services lead here.
    public Web web(Web live) {
        return r -> live.fetch(new WebRequest(at(r.uri()), r.headers(), r.body(), r.mostBytes(), r.timeout(), true));
    }

    /// Where an address of a real service leads.
    public URI at(URI real) {
        String path = real.getPath();
        String local = path.endsWith("/devicecode") ? "/device" : path.endsWith("/token") ? "/token" : "/authorize";
        String query = real.getRawQuery() == null ? "" : "?" + real.getRawQuery();
        return URI.create(at(local) + query);
    }

    /// This server as a service of the catalogue.
    public SignInService service() {
        return service(List.of("gmail"));
    }

    public SignInService service(List<String> kinds) {
        return new SignInService(
                "practice",
                "google",
                "Practice",
                kinds,
                at("/authorize"),
                at("/token"),
                Optional.of(at("/device")),
                "https://issuer.example",
                SCOPE,
                List.of("offline_access"),
                Map.of("access_type", "offline"),
                "127.0.0.1",
                "",
                URI.create("https://console.example/"),
                new Fact(URI.create("https://docs.example/"), LocalDate.of(2026, 11, 25), true));
    }

    public void deny(String error) {
        denial = Optional.of(error);
    }

    public void sayIssuer(String who) {
        issuer = Optional.of(who);
    }

    public void sendState(String other) {
        state = Optional.of(other);
    }

    public void grant(String scope) {
        granted = scope;
    }

    /// Takes requests for these scopes only.
    public void expect(String scopes) {
        expected = scopes;
        granted = scopes;
    }

    /// The tokens that were given so far are good no more.
    public void revoke() {
        tokens.clear();
    }

    public void tokensLive(int seconds) {
        lives = seconds;
    }

    public void answerDevice(String json) {
        deviceAnswer = json;
    }

    /// Whether the user still thinks about the code that was shown.
    public void hesitate(boolean still) {
        hesitating = still;
    }

    /// What the token endpoint says next, before anything real.
    public void next(Reply reply) {
        synchronized (scripted) {
            scripted.add(reply);
        }
    }

    /// The tokens that are good now, the last one given at the end.
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    public List<Map<String, String>> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    public void forgetRefreshTokens() {
        refreshTokens.clear();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        boolean right = asked.getOrDefault("response_type", "").equals("code")
                && asked.getOrDefault("client_id", "").equals(CLIENT)
                && asked.getOrDefault("code_challenge_method", "").equals("S256")
                && asked.getOrDefault("code_challenge", "").length() == 43
                && asked.getOrDefault("scope", "").equals(expected)
                && asked.getOrDefault("state", "").length() >= 20
                && asked.getOrDefault("redirect_uri", "").matches("http://127\\.0\\.0\\.1:[0-9]+");
        if (!right) {
            send(exchange, new Reply(400, "not a request of ours: " + asked.keySet(), Map.of()));
            return;
        }
        Map<String, String> back = new LinkedHashMap<>();
        if (denial.isPresent()) {
            back.put("error", denial.get());
        } else {
            String code = Pkce.random();
            codes.put(code, asked);
            back.put("code", code);
        }
        back.put("state", state.orElse(asked.get("state")));
        issuer.ifPresent(i -> back.put("iss", i));
        send(exchange, new Reply(302, "", Map.of("Location", asked.get("redirect_uri") + "/?" + encoded(back))));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        tokenRequests.add(asked);
        Optional<Reply> told;
        synchronized (scripted) {
            told = Optional.ofNullable(scripted.poll());
        }
        send(exchange, told.orElseGet(() -> judged(asked)));
    }

    private Reply judged(Map<String, String> asked) {
        if (!asked.getOrDefault("client_id", "").equals(CLIENT)) {
            return Reply.error("invalid_client");
        }
        return switch (asked.getOrDefault("grant_type", "")) {
            case "authorization_code" -> forCode(asked);
            case "refresh_token" ->
                refreshTokens.containsKey(asked.getOrDefault("refresh_token", ""))
                        ? fresh("")
                        : Reply.error("invalid_grant");
            case "urn:ietf:params:oauth:grant-type:device_code" -> forDevice(asked);
            default -> Reply.error("unsupported_grant_type");
        };
    }

    private Reply forDevice(Map<String, String> asked) {
        if (hesitating) {
            return Reply.error("authorization_pending");
        }
        return asked.getOrDefault("device_code", "").equals("device-secret")
                ? fresh(refresh())
                : Reply.error("invalid_grant");
    }

    private Reply forCode(Map<String, String> asked) {
        Map<String, String> before = codes.remove(asked.getOrDefault("code", ""));
        boolean right = before != null
                && before.getOrDefault("redirect_uri", "none").equals(asked.get("redirect_uri"))
                && before.getOrDefault("code_challenge", "none")
                        .equals(Pkce.challengeOf(asked.getOrDefault("code_verifier", "")));
        return right ? fresh(refresh()) : Reply.error("invalid_grant");
    }

    private String refresh() {
        String refresh = "refresh-" + Pkce.random();
        refreshTokens.put(refresh, "");
        return refresh;
    }

    private Reply fresh(String refresh) {
        String token = "access-" + Pkce.random();
        tokens.add(token);
        String more = refresh.isEmpty() ? "" : ",\"refresh_token\":\"" + refresh + "\"";
        return new Reply(
                200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lives
                        + ",\"scope\":\"" + granted + "\"" + more + "}",
                Map.of());
    }

    private void device(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!asked.getOrDefault("client_id", "").equals(CLIENT)) {
            send(exchange, Reply.error("unauthorized_client"));
            return;
        }
        send(
                exchange,
                new Reply(
                        200,
                        deviceAnswer.isEmpty()
                                ? "{\"device_code\":\"device-secret\",\"user_code\":\"BCDF-GHJK\","
                                      + "\"verification_uri\":\"https://device.example/\",\"expires_in\":900,\"interval\":2}"
                                : deviceAnswer,
                        Map.of()));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String encoded(Map<String, String> form) {
        return String.join(
                "&",
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
