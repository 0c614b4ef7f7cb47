package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.reply.BounceReader;
import tools.jackson.databind.JsonNode;

class ExplainTest {
    private static final String DENIED = "550 5.7.1 <ben@example.net>: Relay access denied";

    private final Terminal terminal = Terminal.offline();

    @TempDir
    Path folder;

    @Test
    void aReplyBecomesOneObject() {
        Result result = terminal.run(DENIED, "explain", "--json");

        JsonNode json = result.json();
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(json.path("schema").asInt()).isEqualTo(1);
        assertThat(json.path("replies").size()).isEqualTo(1);
        JsonNode reply = json.path("replies").get(0);
        assertThat(reply.propertyNames())
                .containsSubsequence(
                        "code",
                        "enhanced",
                        "text",
                        "saidBy",
                        "cause",
                        "confidence",
                        "recipient",
                        "remoteHost",
                        "ips",
                        "meaning",
                        "fix");
        assertThat(reply.path("code").asInt()).isEqualTo(550);
        assertThat(reply.path("enhanced").asString()).isEqualTo("5.7.1");
        assertThat(reply.path("text").asString()).contains("Relay access denied");
        assertThat(reply.path("cause").asString()).isEqualTo("relay.denied");
        assertThat(reply.path("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(reply.path("recipient").asString()).isEqualTo("ben@example.net");
        assertThat(reply.path("remoteHost").isNull()).isTrue();
        assertThat(reply.path("ips").isArray()).isTrue();
        assertThat(reply.path("meaning").asString()).endsWith(".").doesNotContain("{");
        assertThat(reply.path("fix").asString()).endsWith(".").doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        550 5.7.1 Message rejected due to content restrictions | content.spam
        550 5.7.1 Email blocked by policy                      | policy.unspecified
        550 5.7.1 Command rejected                             | policy.unspecified
        550 5.7.1 <a@b.example>... Relaying denied             | relay.denied
        """)
    void thePlainRepliesOfTheGuideAreKnown(String reply, String cause) {
        assertThat(terminal.run(reply, "explain", "-", "--json")
                        .json()
                        .at("/replies/0/cause")
                        .asString())
                .isEqualTo(cause);
    }

    @Test
    void aFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("bounce.txt"), DENIED);

        assertThat(terminal.run("", "explain", file.toString(), "--json").json().path("replies"))
                .hasSize(1);
    }

    @Test
    void peopleGetPlainWords() {
        Result result = terminal.run(DENIED, "explain");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith("Relaying denied\n---------------\n")
                .contains("What was said", "Relay access denied", "ben@example.net")
                .contains("Let your mail program sign in to your provider’s own outgoing server");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 88);
    }

    @Test
    void aTerminalWithoutTypographyGetsPlainSigns() {
        String out = Terminal.offline()
                .with(StandardCharsets.US_ASCII)
                .run(DENIED, "explain")
                .out();

        assertThat(out).contains("provider's").doesNotContain("?");
    }

    @Test
    void whatABounceSaysNeverCommandsTheTerminal() {
        String evil = "550 5.7.1 Relay access denied \u001b[2J\u001b]0;owned\u0007 \u009b31m \u202e";

        for (Result result : new Result[] {terminal.run(evil, "explain"), terminal.run(evil, "explain", "--json")}) {
            assertThat(result.out())
                    .contains("Relay access denied")
                    .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
        }
    }

    @Test
    void unknownWordsAreSaidToBeUnknown() {
        JsonNode json = terminal.run("hello", "explain", "--json").json();

        assertThat(json.at("/replies/0/cause").asString()).isEqualTo("unknown");
        assertThat(json.at("/replies/0/enhanced").isNull()).isTrue();
        assertThat(terminal.run("", "explain", "--json").json().path("replies")).isEmpty();
    }

    @Test
    void whatCannotBeReadWasNotChecked() {
        assertThat(terminal.run("", "explain").status()).isEqualTo(3);
        assertThat(terminal.run(new byte[BounceReader.LIMIT + 1], "explain", "--json")
                        .status())
                .isEqualTo(3);
        Result missing = terminal.run("", "explain", folder.resolve("none.eml").toString(), "--json");
        assertThat(missing.status()).isEqualTo(3);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("There is no file", "none.eml").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"explain --jsn", "explain a b", "'explain --json=maybe'", "frobnicate", "''"})
    void wrongUsageIsToldApart(String line) {
        Result result = terminal.run("", line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("--help");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(terminal.run("", "--version").out()).isEqualTo("MailMedic 0.0.test\n");
        assertThat(terminal.run("", "--help").out()).contains("explain", "Exit status");
        assertThat(terminal.run("", "explain", "--help").out()).contains("FILE", "--json");
        assertThat(terminal.run("", "explain", "--help").status()).isZero();
        assertThat(terminal.run("", "explain", "--help").out())
                .as("a refusal that was explained is a success")
                .contains("0 it could be read, whatever it says");
    }
}
