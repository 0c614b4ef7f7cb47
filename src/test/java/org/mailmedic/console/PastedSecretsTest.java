package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.reply.PastedSecrets;

/// No way out of the terminal repeats a secret that was pasted, with a reply's code beside it or without.
class PastedSecretsTest {
    private static final String CODE =
            "550 5.7.23 <buyer@shop.example>: SPF check failed for anna@brightlane.example\n";

    @TempDir
    Path folder;

    @Test
    void explain() {
        Terminal terminal = Terminal.offline();
        for (String shape : PastedSecrets.shapes()) {
            for (String pasted : List.of(shape, CODE + shape, "550 5.7.1 refused: " + shape)) {
                Result words = terminal.run(pasted, "explain");
                Result json = terminal.run(pasted, "explain", "--json");

                assertHidden(words.out() + words.err() + json.out() + json.err(), shape);
                assertThat(words.out()).as(shape).contains("looked like a password");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "md", "json"})
    void reportsForEveryReader(String form) throws IOException {
        try (DnsServer dns = DnsServer.start("""
            brightlane.example. 300 IN SOA ns.brightlane.example. h.brightlane.example. 1 2 3 4 60
            brightlane.example. 300 IN TXT "v=spf1 ip4:192.0.2.7 -all"
            """);
                SmtpServer server = SmtpServer.start(new SmtpPolicy() {})) {
            Terminal terminal = new Terminal(new ConsoleServices(
                    "0.0.test", _ -> LabWorld.to(server, LiveDns.closedWorld(dns.address())), LiveDns::closedWorld));
            List<String> shapes = PastedSecrets.shapes();
            for (int first = 0; first < shapes.size(); first += 20) {
                String some = String.join("\n\n", shapes.subList(first, Math.min(first + 20, shapes.size())));
                for (String pasted : List.of(some, CODE + some)) {
                    Path bounce = Files.writeString(folder.resolve("bounce.txt"), pasted);
                    for (String reader : List.of("me", "it_person", "provider")) {
                        Path report = folder.resolve("report." + form);
                        Result result = terminal.run(
                                "",
                                "diagnose",
                                "--from",
                                "anna@brightlane.example",
                                "--bounce",
                                bounce.toString(),
                                "--report",
                                report.toString(),
                                "--report-for",
                                reader,
                                "--unredacted");

                        assertThat(result.err()).isEmpty();
                        assertHidden(result.out() + Files.readString(report), reader + " " + pasted);
                    }
                }
            }
        }
    }

    private static void assertHidden(String out, String shape) {
        assertThat(PastedSecrets.isIn(out)).as("%s%n->%n%s", shape, out).isFalse();
    }
}
