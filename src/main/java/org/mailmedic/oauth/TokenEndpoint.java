package org.mailmedic.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.oauth.TokenOutcome.Failed;
import org.mailmedic.oauth.TokenOutcome.Granted;
import org.mailmedic.oauth.TokenOutcome.Problem;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Posts forms to a service and reads its JSON (RFC 6749 sections 4.1.3, 5 and 6). What is posted is
/// secret and never told.
final class TokenEndpoint {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_DETAIL = 400;

    private final Web web;
    private final SignInService service;
    private final OAuthClient client;
    private final InstantSource clock;

    TokenEndpoint(Web web, SignInService service, OAuthClient client, InstantSource clock) {
        this.web = web;
        this.service = service;
        this.client = client;
        this.clock = clock;
    }

    /// What a service answered.
    sealed interface Answer {
        /// What was asked for.
        record Fine(JsonNode body) implements Answer {}

        /// No, with its error code (RFC 6749 section 5.2).
        record Refused(String error, String detail) implements Answer {}

        /// Nobody could be asked, or the answer is none.
        record None(Problem problem, String detail) implements Answer {}
    }

    /// Asks, with what identifies the program beside.
    Answer post(URI where, Map<String, String> asked, boolean withSecret) throws InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(asked);
        form.put("client_id", client.id());
        if (withSecret) {
            client.secret().ifPresent(s -> form.put("client_secret", s));
        }
        byte[] content = encoded(form).getBytes(StandardCharsets.US_ASCII);
        WebRequest request = WebRequest.get(where)
                .saying("Accept", "application/json")
                .within(MOST_BYTES, PATIENCE)
                .posting("application/x-www-form-urlencoded", content);
        try {
            return switch (web.fetch(request)) {
                case WebAnswer.Document document -> read(document, form);
                case WebAnswer.Failed(WebAnswer.Reason reason, String detail) ->
                    new Answer.None(
                            problem(reason), reason == WebAnswer.Reason.TOO_LARGE ? detail : hidden(detail, form));
            };
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /// Asks for a token.
    TokenOutcome tokenFor(Map<String, String> asked) throws InterruptedException {
        return outcome(post(service.token(), asked, true), "");
    }

    /// What an answer to a request for a token means.
    ///
    /// @param oldRefresh the refresh token that stays valid if the answer has no new one (RFC 6749 section 6)
    TokenOutcome outcome(Answer answer, String oldRefresh) {
        return switch (answer) {
            case Answer.Fine(JsonNode body) -> grant(body, oldRefresh);
            case Answer.Refused(String error, String detail) -> new Failed(problem(error), detail);
            case Answer.None(Problem problem, String detail) -> new Failed(problem, detail);
        };
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer read(WebAnswer.Document document, Map<String, String> sent) {
        Optional<JsonNode> body = json(document.text());
        if (body.isEmpty()) {
            Problem problem =
                    document.status() >= 500 || document.status() == 429 ? Problem.SERVICE_BUSY : Problem.UNUSABLE;
            return new Answer.None(problem, "HTTP " + document.status());
        }
        String error = word(body.get().path("error").asString(""));
        if (document.ok() && error.isEmpty()) {
            return new Answer.Fine(body.get());
        }
        if (error.isEmpty()) {
            return new Answer.None(
                    document.status() >= 500 ? Problem.SERVICE_BUSY : Problem.UNUSABLE, "HTTP " + document.status());
        }
        return new Answer.Refused(
                error, hidden(body.get().path("error_description").asString(error), sent));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private TokenOutcome grant(JsonNode body, String oldRefresh) {
        String access = body.path("access_token").asString("");
        String refresh = body.path("refresh_token").asString("");
        if (!isToken(access) || !(refresh.isEmpty() || isToken(refresh))) {
            return new Failed(Problem.UNUSABLE, "no access token in the answer");
        }
        String type = body.path("token_type").asString("");
        if (!type.equalsIgnoreCase("bearer")) {
            return new Failed(Problem.UNUSABLE, "the token is not a bearer token");
        }
        String scope = body.path("scope").asString("");
        if (!scope.isBlank() && !hasMailScope(scope)) {
            return new Failed(Problem.SCOPE_LEFT_OUT, "");
        }
        long seconds = body.path("expires_in").asLong(0);
        return new Granted(new Grant(
                access,
                refresh.isEmpty() ? oldRefresh : refresh,
                seconds > 0
                        ? Optional.of(clock.instant().plusSeconds(Math.min(seconds, 366L * 86_400)))
                        : Optional.empty()));
    }

    private boolean hasMailScope(String granted) {
        return Arrays.stream(granted.split(" ", -1))
                .anyMatch(s ->
                        s.toLowerCase(Locale.ROOT).equals(service.mailScope().toLowerCase(Locale.ROOT)));
    }

    /// A token is printable and without blanks, so that nothing can hide in the line that signs in
    /// (RFC 6750 section 2.1).
    private static boolean isToken(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TOKEN && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static Problem problem(String error) {
        return switch (error) {
            case "access_denied", "consent_required", "interaction_required", "login_required" -> Problem.DENIED;
            case "expired_token", "code_expired" -> Problem.EXPIRED;
            case "invalid_client", "unauthorized_client" -> Problem.CLIENT_REFUSED;
            case "invalid_scope" -> Problem.SCOPE_REFUSED;
            case "invalid_grant" -> Problem.SIGN_IN_AGAIN;
            case "server_error", "temporarily_unavailable" -> Problem.SERVICE_BUSY;
            default -> Problem.UNUSABLE;
        };
    }

    private static Problem problem(WebAnswer.Reason reason) {
        return switch (reason) {
            case UNRESOLVED, UNREACHABLE, TIMED_OUT, TLS -> Problem.UNREACHABLE;
            case TOO_LARGE, BROKEN, NOT_ALLOWED, PRIVATE_ADDRESS -> Problem.UNUSABLE;
        };
    }

    private static String word(String error) {
        return error.length() <= 60 && error.chars().allMatch(c -> c > ' ' && c < 0x7f) ? error : "unknown";
    }

    /// One short line without control characters and without anything that was sent and is secret.
    private static String hidden(String detail, Map<String, String> sent) {
        String text = detail;
        for (String name : new String[] {"code", "code_verifier", "refresh_token", "device_code", "client_secret"}) {
            String secret = sent.getOrDefault(name, "");
            if (!secret.isEmpty()) {
                text = text.replace(secret, "(hidden)");
            }
        }
        return shown(text, LONGEST_DETAIL);
    }

    /// One line of at most so many characters, without control characters.
    static String shown(String text, int longest) {
        String line = text.codePoints()
                .limit(longest)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.replaceAll(" {2,}", " ").strip();
    }
}
