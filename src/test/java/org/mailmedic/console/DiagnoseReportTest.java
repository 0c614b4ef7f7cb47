package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `diagnose --report`: in the form that the name of the file says, addresses shortened unless somebody
/// insists.
class DiagnoseReportTest {
    private final DnsServer dns = DnsServer.start("""
        brightlane.example. 300 IN SOA ns.brightlane.example. h.brightlane.example. 1 2 3 4 60
        brightlane.example. 300 IN TXT "v=spf1 ip4:192.0.2.7 +all"
        brightlane.example. 300 IN MX 10 mx.brightlane.example.
        mx.brightlane.example. 300 IN A 192.0.2.7
        """);
    private final SmtpServer server = SmtpServer.start(new SmtpPolicy() {});
    private final Terminal terminal = new Terminal(new Surroundings(
            "0.0.test", _ -> LabWorld.to(server, LiveDns.closedWorld(dns.address())), LiveDns::closedWorld));

    @TempDir
    Path folder;

    private Path bounce = Path.of("");

    @BeforeEach
    void writeBounce() throws IOException {
        bounce = Files.writeString(
                folder.resolve("bounce.txt"),
                "550 5.7.23 <buyer@shop.example>: SPF check failed for anna@brightlane.example from 192.0.2.9");
    }

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    private Result diagnose(String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(
                new String[] {"diagnose", "--from", "anna@brightlane.example", "--bounce", bounce.toString()},
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return terminal.run("", all);
    }

    @ParameterizedTest
    @CsvSource({"report.html, <!doctype html", "report.md, # ", "report.JSON, {"})
    void theNameOfTheFileSaysTheForm(String name, String start) throws IOException {
        Path file = folder.resolve(name);
        Result result = diagnose("--report", file.toString());

        assertThat(result.err()).isEmpty();
        assertThat(Files.readString(file))
                .startsWithIgnoringCase(start)
                .contains("a…@brightlane.example")
                .doesNotContain("buyer@shop.example");
    }

    @Test
    void theReaderDecidesWhatIsInItAndNothingElseIsPrinted() throws IOException {
        Path file = folder.resolve("report.json");
        Result result = diagnose("--report", file.toString(), "--report-for", "provider", "--unredacted", "--json");

        assertThat(result.json().path("causes")).isNotEmpty();
        JsonNode report = new JsonMapper().readTree(Files.readString(file));
        assertThat(report.path("reader").asString()).isEqualTo("PROVIDER");
        assertThat(report.path("address").asString()).isEqualTo("anna@brightlane.example");
        assertThat(report.has("checklist")).isFalse();
        assertThat(report.has("contacts")).isFalse();
    }

    @Test
    void aFormThatNobodyKnowsIsWrongUsageBeforeAnythingIsAsked() {
        assertThat(diagnose("--report", "report.pdf").status()).isEqualTo(2);
        assertThat(diagnose("--unredacted").status()).isEqualTo(2);
        assertThat(dns.log()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsSaidInASentence() {
        Result result =
                diagnose("--report", folder.resolve("no").resolve("r.html").toString());
        assertThat(result.err()).contains("r.html").doesNotContain("Exception");
        assertThat(result.status()).isEqualTo(3);
    }
}
