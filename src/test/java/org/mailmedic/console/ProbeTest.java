package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import tools.jackson.databind.JsonNode;

class ProbeTest {
    private static final String HOST = "mail.brightlane.example";

    private final SmtpServer server = SmtpServer.start(new Door());
    private final Terminal terminal = new Terminal(
            new ConsoleServices("0.0.test", _ -> LabWorld.to(server, LabWorld.NO_DNS), _ -> LabWorld.NO_DNS));

    /// Knows one password, and one address that takes no mail.
    private static final class Door implements SmtpPolicy {
        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return SmtpAction.reply(
                    attempt.secret().equals("right horse")
                            ? "235 2.7.0 Accepted"
                            : "535 5.7.8 Username and Password not accepted");
        }

        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return SmtpAction.reply(to.startsWith("closed") ? "550 5.7.1 Not for you\u001b[31m" : "250 2.1.5 OK");
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyStepIsTold() {
        Result result = terminal.run(
                "right horse\nrest",
                ("probe --host " + HOST + " --port 587 --security starttls --json --user anna --password-stdin"
                                + " --from anna@brightlane.example --to ben@meadow.example --helo pc.example")
                        .split(" "));

        JsonNode json = result.json();
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).as(result.out()).isZero();
        assertThat(json.propertyNames())
                .containsExactly(
                        "schema",
                        "rungs",
                        "capabilities",
                        "tls",
                        "findings",
                        "suggestion",
                        "transcript",
                        "conversation");
        assertThat(json.path("rungs").valueStream().map(r -> r.path("name").asString()))
                .containsExactly(
                        "resolve",
                        "connect",
                        "tls",
                        "greeting",
                        "ehlo",
                        "starttls",
                        "certificate",
                        "auth",
                        "mail_from",
                        "rcpt_to",
                        "quit");
        assertThat(json.path("rungs").valueStream().map(r -> r.path("status").asString()))
                .containsExactly("ok", "ok", "skipped", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok");
        JsonNode sender = json.path("rungs").get(8);
        assertThat(sender.propertyNames()).containsExactly("name", "status", "millis", "reply", "detail");
        assertThat(sender.at("/reply/code").asInt()).isEqualTo(250);
        assertThat(sender.at("/reply/enhanced").asString()).isEqualTo("2.1.0");
        assertThat(json.path("capabilities").valueStream().map(JsonNode::asString))
                .contains("8BITMIME");
        assertThat(json.at("/tls/protocol").asString()).startsWith("TLSv1.");
        assertThat(json.at("/tls/certificate").propertyNames())
                .containsExactly("subject", "issuer", "notAfter", "names");
        assertThat(json.path("suggestion").isNull()).isTrue();
        assertThat(json.path("transcript").valueStream().map(JsonNode::asString))
                .contains("C: EHLO pc.example")
                .anyMatch(line -> line.startsWith("S: 220 "));
        assertThat(json.path("conversation").size())
                .isEqualTo(json.path("transcript").size());
        assertThat(json.path("conversation").valueStream()).allSatisfy(line -> {
            assertThat(line.propertyNames()).containsExactly("millis", "from", "text");
            assertThat(line.path("from").asString()).isIn("server", "client", "note");
        });
        assertThat(json.path("conversation")
                        .valueStream()
                        .map(line -> line.path("millis").asLong())
                        .toList())
                .isSorted();
        assertThat(result.out()).doesNotContain("right horse", "cmlnaHQgaG9yc2U");
    }

    @Test
    void aWrongPasswordIsAnError() {
        Result result = terminal.run(
                "wrong horse",
                "probe",
                "--host",
                HOST,
                "--port",
                "465",
                "--security",
                "tls",
                "--user",
                "anna",
                "--password-stdin",
                "--json");

        assertThat(result.status()).isEqualTo(1);
        JsonNode finding = result.json().path("findings").get(0);
        assertThat(finding.propertyNames())
                .contains("code", "severity", "subject", "evidence", "title", "fix", "source");
        assertThat(finding.path("code").asString()).isEqualTo("smtp.auth_failed");
        assertThat(finding.path("severity").asString()).isEqualTo("error");
        assertThat(finding.at("/fix/text").asString()).isNotBlank();
        assertThat(finding.at("/fix/record").isNull()).isTrue();
        assertThat(result.out()).doesNotContain("wrong horse");
    }

    @Test
    void peopleGetTheStepsAsLines() {
        Result result = terminal.run(
                "", "probe", "--host", HOST, "--from", "anna@brightlane.example", "--to", "closed@meadow.example");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("The way to mail.brightlane.example:587\n")
                .contains("Sender ", "Recipient ", "550 5.7.1 Not for you")
                .doesNotContain("\u001b");
    }

    /// JSON has the whole, and a person its beginning with how much more there is.
    @Test
    void aGreetingOf250LinesIsCutForPeople() {
        String lines = IntStream.range(0, 250)
                .mapToObj(i -> "250-X-CAPABILITY-" + i + " " + "y".repeat(200))
                .collect(Collectors.joining("\n", "250-" + HOST + "\n", "\n250 SIZE 1000"));
        try (SmtpServer talkative = SmtpServer.start(new SmtpPolicy() {
            @Override
            public SmtpAction hello(SmtpSession session) {
                return SmtpAction.reply(lines);
            }
        })) {
            var console = new Terminal(new ConsoleServices(
                    "0.0.test", _ -> LabWorld.to(talkative, LabWorld.NO_DNS), _ -> LabWorld.NO_DNS));
            Result text = console.run("", "probe", "--host", HOST, "--security", "none");
            Result json = console.run("", "probe", "--host", HOST, "--security", "none", "--json");

            assertThat(text.out())
                    .hasSizeLessThan(10_000)
                    .containsPattern("[0-9,]+\\s+more\\s+characters\\s+are\\s+not\\s+shown\\s+here");
            // The reply twice, the capabilities, and two forms of the conversation.
            assertThat(json.out())
                    .hasSizeLessThan(6 * lines.length())
                    .contains("X-CAPABILITY-249 ")
                    .doesNotContain("not shown here");
        }
    }

    @Test
    void peopleSeeTheConversationWithItsTimesIfTheyWant() {
        Result result = terminal.run(
                "wrong horse", ("probe --host " + HOST + " --user anna --password-stdin --transcript").split(" "));

        assertThat(result.out())
                .containsPattern("\\n +[0-9]+[.][0-9]{3}  S: 220 ")
                .containsPattern("\\n +[0-9]+[.][0-9]{3}  C: AUTH PLAIN \\(hidden\\)\\n")
                .containsPattern("\\n +[0-9]+[.][0-9]{3}  S: 535 5.7.8 Username and Password not accepted\\n")
                .containsPattern("Failed \\([0-9]+ ms\\): 535 5.7.8")
                .doesNotContain("wrong horse", "d3JvbmcgaG9yc2U");
    }

    @Test
    void aNameThatLeadsNowhereIsAnError() {
        Result result = terminal.run("", "probe", "--host", "nowhere.test", "--json");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().at("/findings/0/code").asString()).isEqualTo("smtp.host_unresolved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "probe",
                "probe --host h.example --port 0",
                "probe --host h.example --port x",
                "probe --host h.example --security maybe",
                "probe --host h.example --user anna",
                "probe --host h.example --password-stdin",
                "probe --host h.example --user a --password-stdin --token-stdin",
                "probe --host h.example --password secret",
                "probe --host h.example --from nobody",
                "probe --host h.example --timeout 0",
                "probe --host h.example --helo a\u0000b"
            })
    void wrongUsageIsToldApart(String line) {
        Result result = terminal.run("secret\n", line.split(" "));

        assertThat(result.status()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(List.of(result.err().split("\n"))).last().asString().contains("mailmedic probe --help");
    }
}
