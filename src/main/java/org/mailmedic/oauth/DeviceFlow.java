package org.mailmedic.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.oauth.TokenEndpoint.Answer;
import org.mailmedic.oauth.TokenOutcome.Failed;
import org.mailmedic.oauth.TokenOutcome.Problem;
import tools.jackson.databind.JsonNode;

/// The device authorisation grant (RFC 8628).
final class DeviceFlow {
    /// RFC 8628 section 3.2: 5 seconds where the service says nothing; section 3.5: 5 more when told to
    /// slow down.
    private static final Duration STEP = Duration.ofSeconds(5);

    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(2);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_DEVICE_CODE = 8 * 1024;

    private final TokenEndpoint endpoint;
    private final SignInService service;
    private final InstantSource clock;
    private final SignIns.Pause pause;

    DeviceFlow(TokenEndpoint endpoint, SignInService service, InstantSource clock, SignIns.Pause pause) {
        this.endpoint = endpoint;
        this.service = service;
        this.clock = clock;
        this.pause = pause;
    }

    TokenOutcome run(URI device, Consumer<DeviceCode> onCode) throws InterruptedException {
        Answer answer = endpoint.post(device, Map.of("scope", service.scopes()), false);
        if (!(answer instanceof Answer.Fine(JsonNode body))) {
            return endpoint.outcome(answer, "");
        }
        Optional<DeviceCode> code = code(body);
        String secret = body.path("device_code").asString("");
        if (code.isEmpty() || secret.isEmpty() || secret.length() > LONGEST_DEVICE_CODE) {
            return new Failed(Problem.UNUSABLE, "no code in the answer");
        }
        onCode.accept(code.get());
        return poll(secret, code.get().until(), between(body.path("interval").asLong(STEP.toSeconds())));
    }

    private TokenOutcome poll(String secret, Instant until, Duration first) throws InterruptedException {
        Map<String, String> question =
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", secret);
        Duration interval = first;
        while (clock.instant().plus(interval).isBefore(until)) {
            pause.rest(interval);
            switch (endpoint.post(service.token(), question, true)) {
                case Answer.Refused(String error, String _) when error.equals("authorization_pending") -> {
                    // The user has not typed it yet.
                }
                case Answer.Refused(String error, String _)
                when error.equals("slow_down") -> interval = shorter(interval.plus(STEP));
                // RFC 8628 section 3.5: after a time-out, ask ever more seldom.
                case Answer.None(Problem problem, String _)
                when isPassing(problem) -> interval = shorter(interval.multipliedBy(2));
                case Answer other -> {
                    return endpoint.outcome(other, "");
                }
            }
        }
        return new Failed(Problem.EXPIRED, "");
    }

    private static boolean isPassing(Problem problem) {
        return problem == Problem.UNREACHABLE || problem == Problem.SERVICE_BUSY;
    }

    private static Duration between(long seconds) {
        return shorter(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_INTERVAL.toSeconds())));
    }

    private static Duration shorter(Duration interval) {
        return interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval;
    }

    private Optional<DeviceCode> code(JsonNode body) {
        String code = body.path("user_code").asString("");
        // Google says verification_url.
        String page = body.path("verification_uri")
                .asString(body.path("verification_url").asString(""));
        long seconds = Math.clamp(body.path("expires_in").asLong(0), 0, LONGEST_LIFE.toSeconds());
        if (code.isBlank()
                || code.length() > LONGEST_CODE
                || code.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c) && "- ".indexOf(c) < 0)
                || seconds == 0) {
            return Optional.empty();
        }
        return page(page).map(uri -> new DeviceCode(code, uri, clock.instant().plusSeconds(seconds)));
    }

    /// Only a web page over TLS is opened: what the service answers could name a program or a file.
    private static Optional<URI> page(String text) {
        try {
            URI uri = URI.create(text);
            boolean web =
                    "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
            return web ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
