package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
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
    private final Terminal terminal = new Terminal(new ConsoleServices(
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
        assertThat(Files.readString(file).replace("\\u2026", "\u2026"))
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
        assertThat(report.path("reader").asString()).isEqualTo("provider");
        assertThat(report.path("address").asString()).isEqualTo("anna@brightlane.example");
        assertThat(report.has("checklist")).isFalse();
        assertThat(report.has("contacts")).isFalse();
    }

    /// Both public formats spell each value alike.
    @Test
    void theReportAndTheTerminalSayTheSame() throws IOException {
        Path file = folder.resolve("report.json");
        JsonNode terminal = diagnose(
                        "--host",
                        "mail.brightlane.example",
                        "--report",
                        file.toString(),
                        "--report-for",
                        "me",
                        "--unredacted",
                        "--json")
                .json();
        JsonNode report = new JsonMapper().readTree(Files.readString(file));

        assertThat(report.path("replies")).isNotEmpty();
        assertThat(report.at("/probe/rungs")).isNotEmpty();
        assertThat(report.at("/audit/parts")).isNotEmpty();
        assertThat(report.path("checklist")).isNotEmpty();
        for (String array : List.of("/causes", "/replies", "/checklist", "/later", "/contacts", "/probe/rungs")) {
            assertThat(report.at(array).isArray()).as(array).isTrue();
            for (int i = 0; i < report.at(array).size(); i++) {
                assertSame(terminal.at(array).get(i), report.at(array).get(i), array + "/" + i);
            }
        }
        assertSame(terminal.at("/probe/findings"), report.at("/probe/findings"), "/probe/findings");
        var told = new HashSet<JsonNode>();
        for (JsonNode part : report.at("/audit/parts")) {
            assertThat(part.path("part").asString()).isLowerCase();
            assertThat(part.path("state").asString()).isLowerCase();
            part.path("findings").forEach(told::add);
        }
        for (JsonNode finding : terminal.at("/audit/findings")) {
            assertThat(told).as(finding.toString()).anySatisfy(other -> assertSame(finding, other, "finding"));
        }
    }

    /// What both have is equal, but for records that only the checklist of a report may hold.
    private static void assertSame(JsonNode terminal, JsonNode report, String where) {
        if (terminal.isObject() && report.isObject()) {
            for (String name : terminal.propertyNames()) {
                boolean untried = where.endsWith("fix") && name.equals("record");
                if (report.has(name) && !untried) {
                    assertSame(terminal.path(name), report.path(name), where + "/" + name);
                }
            }
        } else if (terminal.isArray() && report.isArray()) {
            assertThat(report).as(where).hasSameSizeAs(terminal);
            for (int i = 0; i < terminal.size(); i++) {
                assertSame(terminal.get(i), report.get(i), where + "/" + i);
            }
        } else {
            assertThat(report).as(where).isEqualTo(terminal);
        }
    }

    @Test
    void whoSignedInStandsInTheReport() throws IOException {
        Path file = folder.resolve("report.md");
        terminal.run(
                "secret-of-anna\n",
                "diagnose",
                "--from",
                "anna@brightlane.example",
                "--host",
                "mail.brightlane.example",
                "--user",
                "postmaster",
                "--password-stdin",
                "--report",
                file.toString(),
                "--unredacted");

        assertThat(Files.readString(file)).contains("postmaster").doesNotContain("secret-of-anna");
    }

    @Test
    void aReportIsForItsOwnerAndGoesThroughNoLink() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path target = Files.writeString(folder.resolve("target"), "as it was");
        Path file = Files.createSymbolicLink(folder.resolve("report.md"), target);

        diagnose("--report", file.toString());

        assertThat(target).hasContent("as it was");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(Files.readString(file)).startsWith("# ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
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
