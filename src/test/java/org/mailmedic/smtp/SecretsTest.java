package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.lab.SignIn;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;

/// No secret is shown anywhere: not in the transcript, not in a rung, not in any text of the climb.
class SecretsTest {
    private static final String SECRET = "correct horse battery";
    private static final String USER = "anna@brightlane.example";

    @ParameterizedTest
    @CsvSource({
        "PLAIN, false",
        "LOGIN, false",
        "XOAUTH2, true",
        "OAUTHBEARER, true",
    })
    void acceptedOrRefused(String mechanism, boolean token) {
        for (String reply : List.of("235 2.7.0 Accepted", "535 5.7.8 no", "535 5.7.8 not " + SECRET + ", is it?")) {
            try (var server = SmtpServer.start(new Answers(mechanism, reply))) {
                Climb climb = new Ladder(Loopback.to(server)).climb(request(token), _ -> {});
                assertThat(climb.reached(Rung.Name.CERTIFICATE)).isTrue();
                assertHidden(climb, token, mechanism);
                assertThat(spoken(climb)).anyMatch(line -> line.startsWith("C: AUTH " + mechanism));
            }
        }
    }

    @Test
    void repeatedByTheServerInCode() {
        String plain = base64("\0" + USER + "\0" + SECRET);
        try (var server = SmtpServer.start(new Answers("PLAIN", "535-5.7.8 you said " + plain + "\n535 5.7.8 no"))) {
            Climb climb = new Ladder(Loopback.to(server)).climb(request(false), _ -> {});
            assertHidden(climb, false, "PLAIN");
            assertThat(climb.failed().orElseThrow().reply().orElseThrow().text())
                    .contains("you said (hidden) no");
        }
    }

    @Test
    void keptFromTextsAndWiped() {
        var secret = new Secret(SECRET.toCharArray());
        assertThat(new Credentials.Password(USER, secret).toString()).doesNotContain(SECRET);
        assertThat(request(true).toString()).doesNotContain(SECRET);
        secret.close();
        assertThat(secret.reveal()).isEqualTo("\0".repeat(SECRET.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna\r\nRCPT TO:<x@y.example>", "anna@a.example\n", "", "<a@b.example>"})
    void noLineBreakGetsIn(String address) {
        ProbeRequest request = request(false);
        if (!address.strip().equals("anna@a.example")) {
            assertThatThrownBy(() -> request.sending(address, "b@meadow.example"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("RCPT");
        }
        assertThatThrownBy(() -> new ProbeRequest(
                        request.server(),
                        request.credentials(),
                        request.from(),
                        request.to(),
                        java.util.Optional.of(address + "\r\nMAIL FROM:<>"),
                        request.patience(),
                        request.trust(),
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertHidden(Climb climb, boolean token, String mechanism) {
        String everything = climb + spoken(climb).toString();
        assertThat(everything).doesNotContain(SECRET).doesNotContain(base64(SECRET));
        assertThat(everything).doesNotContain(base64("\0" + USER + "\0" + SECRET));
        if (token) {
            assertThat(everything).doesNotContain(base64("user=" + USER + "\1auth=Bearer " + SECRET + "\1\1"));
        }
        // Any coded run of the secret, at each of the three alignments of base64.
        for (String before : List.of("", "x", "xx")) {
            String coded = base64(before + SECRET);
            assertThat(everything).as(mechanism).doesNotContain(coded.substring(4, coded.length() - 4));
        }
    }

    private static List<String> spoken(Climb climb) {
        return climb.transcript().stream().map(TranscriptLine::toString).collect(Collectors.toList());
    }

    private static ProbeRequest request(boolean token) {
        var secret = new Secret(SECRET.toCharArray());
        return ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, Security.STARTTLS))
                .signingIn(token ? new Credentials.Token(USER, secret) : new Credentials.Password(USER, secret))
                .sending(USER, "buyer@meadow.example");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Answers(String mechanism, String reply) implements SmtpPolicy {
        @Override
        public List<String> keywords(SmtpSession session) {
            return session.encrypted() ? List.of("AUTH " + mechanism) : List.of("STARTTLS");
        }

        @Override
        public SmtpAction signIn(SmtpSession session, SignIn attempt) {
            return SmtpAction.reply(reply);
        }
    }
}
