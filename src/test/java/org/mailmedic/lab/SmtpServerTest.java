package org.mailmedic.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {
    private static final SmtpPolicy OPEN = new SmtpPolicy() {};

    /// Takes `user@brightlane.example` with the password or token `practice`.
    private static final SmtpPolicy STRICT = new SmtpPolicy() {
        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return SmtpAction.reply(
                    attempt.user().equals("user@brightlane.example")
                                    && attempt.secret().equals("practice")
                            ? "235 2.7.0 Accepted"
                            : "535-5.7.8 Username and Password not accepted.\n535 5.7.8 No.");
        }

        @Override
        public SmtpAction mailFrom(SmtpSession session, String from) {
            return SmtpAction.reply(session.user().isPresent() ? "250 2.1.0 OK" : "530 5.7.0 Authentication Required");
        }

        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return SmtpAction.reply(
                    to.endsWith(".invalid") ? "550 5.7.1 <" + to + ">: Relaying denied" : "250 2.1.5 OK");
        }
    };

    @Test
    void keepsWhatItAccepts() throws Exception {
        try (var server = SmtpServer.start(OPEN);
                var client = new PlainClient(server.plain())) {
            assertThat(client.read()).startsWith("220 mail.brightlane.example");
            assertThat(client.say("EHLO desk.example")).contains("250-STARTTLS").doesNotContain("AUTH");
            assertThat(client.say("MAIL FROM:<a@brightlane.example> SIZE=10")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<b@meadow.example>")).startsWith("250 ");
            assertThat(client.say("DATA")).startsWith("354 ");
            assertThat(client.say("Subject: Hello\r\n\r\n..dot\r\n.")).startsWith("250 ");
            assertThat(client.say("QUIT")).startsWith("221 ");

            assertThat(server.accepted()).singleElement().satisfies(kept -> {
                assertThat(kept.message()).isEqualTo("Subject: Hello\r\n\r\n.dot\r\n");
                assertThat(kept.session().from()).contains("a@brightlane.example");
                assertThat(kept.session().recipients()).containsExactly("b@meadow.example");
                assertThat(kept.session().helo()).contains("desk.example");
            });
        }
    }

    @Test
    void beginsTlsOnRequestAndForgetsWhatWasSaidBefore() throws Exception {
        try (var server = SmtpServer.start(STRICT);
                var client = new PlainClient(server.plain())) {
            client.read();
            client.say("EHLO desk.example");
            assertThat(client.say("AUTH PLAIN AHVzZXIAc2VjcmV0")).startsWith("503 ");
            assertThat(client.say("STARTTLS")).startsWith("220 ");
            client.encrypt("smtp.gmail.com");
            assertThat(client.say("MAIL FROM:<a@brightlane.example>"))
                    .as("EHLO has to be said again")
                    .startsWith("503 ");
            assertThat(client.say("EHLO desk.example"))
                    .contains("AUTH LOGIN PLAIN")
                    .doesNotContain("STARTTLS");
            assertThat(client.say("STARTTLS")).startsWith("502 ");
        }
    }

    @Test
    void beginsWithTlsAtTheOtherPort() throws Exception {
        try (var server = SmtpServer.start(OPEN);
                var client = new PlainClient(server.tls())) {
            client.encrypt("smtp.mail.yahoo.com");
            assertThat(client.read()).startsWith("220 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH PLAIN #\0user@brightlane.example\0practice",
                "AUTH PLAIN\n#\0user@brightlane.example\0practice",
                "AUTH LOGIN\n#user@brightlane.example\n#practice",
                "AUTH LOGIN #user@brightlane.example\n#practice",
                "AUTH XOAUTH2 #user=user@brightlane.example\1auth=Bearer practice\1\1",
                "AUTH OAUTHBEARER #n,a=user@brightlane.example,\1host=x\1port=587\1auth=Bearer practice\1\1"
            })
    void signsInInEachWay(String script) throws Exception {
        try (var server = SmtpServer.start(STRICT);
                var client = new PlainClient(server.tls())) {
            client.encrypt("smtp.gmail.com");
            client.read();
            client.say("EHLO desk.example");
            assertThat(client.say("MAIL FROM:<a@brightlane.example>")).startsWith("530 ");
            String reply = "";
            for (String line : script.split("\n", -1)) {
                reply = client.say(encoded(line));
            }
            assertThat(reply).startsWith("235 ");
            assertThat(client.say("MAIL FROM:<a@brightlane.example>")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<b@far.invalid>")).startsWith("550 5.7.1 ");

            assertThat(server.log())
                    .noneMatch(line -> line.contains(encoded("#practice")))
                    .noneMatch(line -> line.contains(encoded("#\0user@brightlane.example\0practice")))
                    .anyMatch(line -> line.equals("C: ***") || line.endsWith(" ***"));
        }
    }

    @Test
    void explainsARefusedTokenFirst() throws Exception {
        try (var server = SmtpServer.start(STRICT);
                var client = new PlainClient(server.tls())) {
            client.encrypt("smtp.gmail.com");
            client.read();
            client.say("EHLO desk.example");
            String token = encoded("#user=user@brightlane.example\1auth=Bearer stale\1\1");
            assertThat(client.say("AUTH XOAUTH2 " + token)).startsWith("334 ");
            assertThat(client.say("")).startsWith("535-5.7.8").endsWith("535 5.7.8 No.\n");
            assertThat(client.say("AUTH CRAM-MD5")).startsWith("504 ");
            assertThat(client.say("AUTH PLAIN !!!")).startsWith("501 ");
            assertThat(client.say("AUTH LOGIN")).startsWith("334 ");
            assertThat(client.say("*")).startsWith("501 ");
        }
    }

    @Test
    void misbehavesWhereItIsTold() throws Exception {
        var policy = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return switch (from) {
                    case "drop" -> new SmtpAction.Drop();
                    case "silence" -> new SmtpAction.Silence();
                    case "busy" -> SmtpAction.reply("421 4.7.0 Try again later");
                    default -> new SmtpAction.Late(Duration.ofMillis(20), SmtpAction.reply("250 2.1.0 OK"));
                };
            }
        };
        try (var server = SmtpServer.start(policy)) {
            assertThat(afterMailFrom(server, "late")).startsWith("250 ");
            assertThat(afterMailFrom(server, "busy")).isEqualTo("421 4.7.0 Try again later\n(hung up)");
            assertThat(afterMailFrom(server, "drop")).isEqualTo("(hung up)");
            assertThatThrownBy(() -> afterMailFrom(server, "silence")).isInstanceOf(SocketTimeoutException.class);
            server.follow(OPEN);
            assertThat(afterMailFrom(server, "drop")).startsWith("250 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired.p12", "wrong-name.p12", "self-signed.p12"})
    void canShowCertificatesThatNobodyShouldTrust(String file) throws Exception {
        try (var in = Objects.requireNonNull(SmtpServerTest.class.getResourceAsStream(file), file);
                var server = SmtpServer.start(OPEN, PracticeKeys.read(in));
                var client = new PlainClient(server.tls())) {
            assertThatThrownBy(() -> client.encrypt("smtp.gmail.com")).isInstanceOf(IOException.class);
        }
    }

    private static String afterMailFrom(SmtpServer server, String from) throws Exception {
        try (var client = new PlainClient(server.plain())) {
            client.read();
            client.say("EHLO desk.example");
            String reply = client.say("MAIL FROM:<" + from + ">");
            if (reply.startsWith("421")) {
                reply += client.read();
            }
            return reply;
        }
    }

    /// What follows `#` in base64.
    private static String encoded(String line) {
        int at = line.indexOf('#');
        return at < 0
                ? line
                : line.substring(0, at)
                        + Base64.getEncoder()
                                .encodeToString(line.substring(at + 1).getBytes(StandardCharsets.UTF_8));
    }
}
