package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.connection.TranscriptLine;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;

/// No secret is shown anywhere: not in the transcript, not in a step, not in any text of the probe.
class SecretsOnTheWireTest {
    private static final String SECRET = "correct horse battery";
    /// As long as the tokens of the large providers; no piece of it comes twice.
    private static final String LONG = token();

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
                ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(token), _ -> {});
                assertThat(result.reached(ProbeStep.Name.CERTIFICATE)).isTrue();
                assertHidden(result, token, mechanism);
                assertThat(spoken(result)).anyMatch(line -> line.startsWith("C: AUTH " + mechanism));
            }
        }
    }

    @Test
    void repeatedByTheServerInCode() {
        String plain = base64("\0" + USER + "\0" + SECRET);
        try (var server = SmtpServer.start(new Answers("PLAIN", "535-5.7.8 you said " + plain + "\n535 5.7.8 no"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(false), _ -> {});
            assertHidden(result, false, "PLAIN");
            assertThat(result.failed().orElseThrow().reply().orElseThrow().text())
                    .contains("you said (hidden) no");
        }
    }

    /// A long token goes out after 334, and comes back broken over the lines of the refusal.
    @ParameterizedTest
    @CsvSource({
        "PLAIN, 76",
        "PLAIN, 20",
        "XOAUTH2, 76",
        "XOAUTH2, 64",
        "XOAUTH2, 7",
        "OAUTHBEARER, 76",
        "OAUTHBEARER, 33"
    })
    void brokenOverLinesByTheServer(String mechanism, int width) {
        boolean token = !mechanism.equals("PLAIN");
        String secret = token ? LONG : LONG.substring(0, 100);
        String coded = base64(
                switch (mechanism) {
                    case "PLAIN" -> "\0" + USER + "\0" + secret;
                    case "XOAUTH2" -> "user=" + USER + "\1auth=Bearer " + secret + "\1\1";
                    default -> "n,a=" + USER + ",\1auth=Bearer " + secret + "\1\1";
                });
        for (String said : List.of(coded, secret, base64("{\"got\":\"" + secret + "\"}"))) {
            String reply = "535-5.7.8 you said\n" + broken(said, width) + "535 5.7.8 and that is wrong";
            try (var server = SmtpServer.start(new Answers(mechanism, reply))) {
                ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(token, secret), _ -> {});
                String everything = result + spoken(result).toString();
                assertThat(everything).contains("you said", "(hidden)", "and that is wrong");
                assertNoPiece(everything, secret);
                assertNoPiece(everything, base64(secret));
                assertNoPiece(everything, coded.substring(coded.length() / 3));
                assertThat(result.failed().orElseThrow().reply().orElseThrow().text())
                        .startsWith("you said ")
                        .endsWith("and that is wrong");
            }
        }
    }

    /// Some servers repeat only the beginning.
    @Test
    void cutShortByTheServer() {
        String coded = base64("\0" + USER + "\0" + LONG);
        try (var server = SmtpServer.start(new Answers("PLAIN", "535 5.7.8 " + coded.substring(0, 90) + "... no"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(false, LONG), _ -> {});
            assertThat(result.failed().orElseThrow().reply().orElseThrow().text())
                    .isEqualTo("(hidden)... no");
        }
    }

    /// The words of a passphrase, broken where a blank was; and a word of it that the server says anyway.
    @Test
    void aPassphraseBrokenAtItsBlanks() {
        String reply = "535-5.7.8 a horse of course; not correct\n535-5.7.8 horse\n535 5.7.8 battery, is it?";
        try (var server = SmtpServer.start(new Answers("PLAIN", reply))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(false), _ -> {});
            assertThat(result.failed().orElseThrow().reply().orElseThrow().text())
                    .isEqualTo("a horse of course; not (hidden), is it?");
        }
    }

    /// The shifted forms cover all of it but its last letters.
    @ParameterizedTest
    @ValueSource(strings = {"right-horse", "right-horse1", "right-horse12", "right-horse123"})
    void inCodeAloneToItsLastLetter(String secret) {
        try (var server = SmtpServer.start(new Answers("PLAIN", "535 5.7.8 you said " + base64(secret)))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(false, secret), _ -> {});
            assertThat(result.failed().orElseThrow().reply().orElseThrow().text())
                    .isEqualTo("you said (hidden)");
        }
    }

    /// Too short for pieces to be looked for, long enough to be no accident.
    @Test
    void withBlanksInsideOneLine() {
        String secret = "s3cretpassw0rdz";
        try (var server = SmtpServer.start(new Answers("PLAIN", "535 5.7.8 not s3c ret passw 0rdz, is it?"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(false, secret), _ -> {});
            assertThat(result.failed().orElseThrow().reply().orElseThrow().text())
                    .isEqualTo("not (hidden), is it?");
        }
    }

    @Test
    void inTheReasonOfARefusedToken() {
        String reason = base64("{\"status\":\"invalid_token\",\"token\":\"" + LONG + "\"}");
        String challenge = broken(reason, 76).replace("535-5.7.8 ", "334-").strip();
        int last = challenge.lastIndexOf("334-");
        String reply = challenge.substring(0, last) + "334 " + challenge.substring(last + 4);
        try (var server = SmtpServer.start(new Answers("XOAUTH2", reply))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request(true, LONG), _ -> {});
            String everything = result + spoken(result).toString();
            assertThat(everything).contains("invalid_token");
            assertNoPiece(everything, LONG);
            assertNoPiece(everything, base64(LONG));
        }
    }

    private static String broken(String said, int width) {
        var lines = new StringBuilder();
        for (int at = 0; at < said.length(); at += width) {
            lines.append("535-5.7.8 ")
                    .append(said, at, Math.min(said.length(), at + width))
                    .append('\n');
        }
        return lines.toString();
    }

    private static void assertNoPiece(String everything, String secret) {
        for (int at = 0; at + 6 <= secret.length(); at++) {
            assertThat(everything).doesNotContain(secret.substring(at, at + 6));
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

    private static void assertHidden(ProbeResult result, boolean token, String mechanism) {
        String everything = result + spoken(result).toString();
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

    private static List<String> spoken(ProbeResult result) {
        return result.transcript().stream().map(TranscriptLine::toString).collect(Collectors.toList());
    }

    private static ProbeRequest request(boolean token) {
        return request(token, SECRET);
    }

    private static ProbeRequest request(boolean token, String words) {
        var secret = new Secret(words.toCharArray());
        return ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, Security.STARTTLS))
                .signingIn(token ? new Credentials.Token(USER, secret) : new Credentials.Password(USER, secret))
                .sending(USER, "buyer@meadow.example");
    }

    private static String token() {
        var token = new StringBuilder("ya29.");
        var chance = new Random(42);
        while (token.length() < 1_200) {
            token.append(Integer.toString(chance.nextInt(36), 36));
        }
        return token.toString();
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
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return SmtpAction.reply(reply);
        }
    }
}
