package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import tools.jackson.databind.JsonNode;

class LabPlayTest {
    @TempDir
    private Path folder;

    private final ConsoleServices services = new ConsoleServices(
            "0.0.test",
            _ -> {
                throw new AssertionError("the lab needs no network");
            },
            LiveDns::closedWorld);
    private final Terminal terminal = new Terminal(services);

    static List<String> cases() {
        return PracticeCases.ids();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseGoesFromTheBounceToTheFix(String id) {
        Result result = terminal.run("", "lab", id, "--json");

        JsonNode json = result.json();
        assertThat(json.path("right").asBoolean())
                .as(json.at("/before/causes").toString())
                .isTrue();
        assertThat(json.at("/before/checklist")).isNotEmpty();
        assertThat(json.at("/testSend/accepted").asBoolean())
                .as(json.path("testSend").toString())
                .isEqualTo(result.status() == 0);
    }

    @Test
    void theCasesAreListed() {
        assertThat(terminal.run("", "lab", "--json").json().path("cases"))
                .hasSize(PracticeCases.ids().size());
        assertThat(terminal.run("", "lab").out()).contains("relay-denied", "Practice:");
        assertThat(terminal.run("", "lab", "nosuch").status()).isEqualTo(2);
    }

    @Test
    void withoutWindowAndKeyboardACaseIsPlayed() {
        var out = new ByteArrayOutputStream();

        int status = new Console(Locale.ENGLISH, services).withoutWindow(streams("", out, false), this::openCases);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("This came back:", "The answer", "Put right", "the server took it.");
    }

    @Test
    void withAKeyboardSomebodyIsAsked() {
        var out = new ByteArrayOutputStream();

        int status = new Console(Locale.ENGLISH, services)
                .withoutWindow(streams("550 5.7.1 Relaying denied\n.\nnobody\n\n", out, true), this::openCases);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Paste the bounce", "Relaying denied", "That is not a mail address.");
    }

    @Test
    void theWalkInTheTerminalLeadsFromTheBounceToTheFixes() {
        var out = new ByteArrayOutputStream();

        // The bounce, the address, no test of the server, no DNS, the one fix is done, no test message.
        int status = new Console(Locale.ENGLISH, services)
                .withoutWindow(
                        streams("550 5.7.1 Relaying denied\n.\nada@gmail.com\nn\nn\nd\n\n\n\n", out, true),
                        this::openCases);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("gmail.com is a", "Test the server smtp.gmail.com", "The answer", "d says it is done");
        assertThat(openCases().saved())
                .singleElement()
                .satisfies(kept -> assertThat(kept.standing().done()).isEqualTo(1));
    }

    private Cases openCases() {
        return Sessions.cases(folder);
    }

    private static Streams streams(String input, ByteArrayOutputStream out, boolean keyboard) {
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), print, print, keyboard);
    }
}
