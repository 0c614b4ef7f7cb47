package org.mailmedic.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.oauth.AuthorizationServer.Reply;
import org.mailmedic.oauth.TokenOutcome.Failed;
import org.mailmedic.oauth.TokenOutcome.Granted;
import org.mailmedic.oauth.TokenOutcome.Problem;
import org.mailmedic.web.LiveWeb;

/// The device flow with a real server, and a clock that nobody waits for.
class DeviceSignInTest {
    private final AuthorizationServer server = AuthorizationServer.start();
    private final LiveWeb web = new LiveWeb();
    private final List<Duration> rests = new ArrayList<>();
    private final List<DeviceCode> codes = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @AfterEach
    void close() {
        server.close();
        web.close();
    }

    private TokenOutcome signIn(String client) throws InterruptedException {
        InstantSource clock = () -> now;
        return new SignIns(web, server.service(), OAuthClient.of(client), clock, rest -> {
                    rests.add(rest);
                    now = now.plus(rest);
                })
                .byDevice(codes::add);
    }

    private TokenOutcome signIn() throws InterruptedException {
        return signIn(AuthorizationServer.CLIENT);
    }

    private static Problem problem(TokenOutcome tokenOutcome) {
        return ((Failed) tokenOutcome).problem();
    }

    @Test
    void oneAsksAtTheIntervalAndMoreSlowlyWhenTold() throws Exception {
        server.next(Reply.error("authorization_pending"));
        server.next(Reply.error("slow_down"));
        server.next(Reply.error("authorization_pending"));
        assertThat(signIn()).isInstanceOf(Granted.class);
        assertThat(rests)
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(codes).singleElement().satisfies(code -> {
            assertThat(code.code()).isEqualTo("BCDF-GHJK");
            assertThat(code.page()).hasToString("https://device.example/");
            assertThat(code.until()).isEqualTo(Instant.parse("2026-11-25T12:15:00Z"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, DENIED",
        "expired_token, EXPIRED",
        "invalid_client, CLIENT_REFUSED",
        "invalid_scope, SCOPE_REFUSED",
        "invalid_grant, SIGN_IN_AGAIN",
        "something_else, UNUSABLE"
    })
    void aRefusalEndsIt(String error, Problem problem) throws Exception {
        server.next(Reply.error(error));
        assertThat(problem(signIn())).isEqualTo(problem);
        assertThat(rests).hasSize(1);
    }

    @Test
    void itEndsWithTheCode() throws Exception {
        server.answerDevice("{\"device_code\":\"device-secret\",\"user_code\":\"AB\","
                + "\"verification_url\":\"https://device.example/\",\"expires_in\":12}");
        for (int i = 0; i < 10; i++) {
            server.next(Reply.error("authorization_pending"));
        }
        assertThat(problem(signIn())).isEqualTo(Problem.EXPIRED);
        assertThat(rests).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void aServiceThatStumblesIsAskedMoreSeldom() throws Exception {
        server.next(new Reply(503, "busy", Map.of()));
        assertThat(signIn()).isInstanceOf(Granted.class);
        assertThat(rests).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void anUnknownProgramGetsNoCode() throws Exception {
        assertThat(problem(signIn("nobody"))).isEqualTo(Problem.CLIENT_REFUSED);
        assertThat(codes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"file:///etc/passwd\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"http://a.example/\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"https://u@a.example/\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"https://a.example/\"}",
                "{\"device_code\":\"d\",\"user_code\":\"<b>\",\"verification_uri\":\"https://a.example/\",\"expires_in\":9}",
                "{\"device_code\":\"\",\"user_code\":\"A\",\"verification_uri\":\"https://a.example/\",\"expires_in\":9}",
                "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"ht tps\",\"expires_in\":9}"
            })
    void whatIsNoCodeIsNotShown(String answer) throws Exception {
        server.answerDevice(answer);
        assertThat(problem(signIn())).isEqualTo(Problem.UNUSABLE);
        assertThat(codes).isEmpty();
    }
}
