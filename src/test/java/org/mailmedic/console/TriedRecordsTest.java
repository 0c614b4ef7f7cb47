package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.session.Sessions;
import tools.jackson.databind.JsonNode;

/// A terminal's text is copied into a DNS page as it stands: it holds a record only if that was tried and passed.
class TriedRecordsTest {
    private static final String CURABLE = "v=spf1 ip4:192.0.2.7 +all";
    private static final String CURED = "v=spf1 ip4:192.0.2.7 ~all";

    private final DnsServer dns = DnsServer.start("""
        curable.example. 300 IN SOA ns.curable.example. h.curable.example. 1 2 3 4 60
        curable.example. 300 IN MX 10 mx.curable.example.
        mx.curable.example. 300 IN A 192.0.2.7
        curable.example. 300 IN TXT "%s"
        hopeless.example. 300 IN SOA ns.hopeless.example. h.hopeless.example. 1 2 3 4 60
        hopeless.example. 300 IN MX 10 mx.hopeless.example.
        mx.hopeless.example. 300 IN A 192.0.2.7
        """.formatted(CURABLE));
    private final SmtpServer server = SmtpServer.start(new SmtpPolicy() {});
    private final Terminal terminal = new Terminal(new ConsoleServices("0.0.test", _ -> world(), LiveDns::closedWorld));

    @TempDir
    Path folder;

    /// Eleven includes of others, each with a sender of its own: no edit of the domain's own saves a look-up.
    TriedRecordsTest() {
        var record = new StringBuilder("v=spf1");
        for (int i = 1; i <= 11; i++) {
            record.append(" include:s").append(i).append(".example");
            dns.add("s" + i + ".example. 300 IN TXT \"v=spf1 ip4:198.51.100." + i + " -all\"");
        }
        dns.add("hopeless.example. 300 IN TXT \"" + record + " +all\"");
    }

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    private World world() {
        return LabWorld.to(server, LiveDns.closedWorld(dns.address()));
    }

    private static JsonNode allowsAll(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(f -> f.path("code").asString().equals("spf.plus_all"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings.toString()));
    }

    @Test
    void theAuditShowsTheRecordThatPassed() {
        JsonNode finding = allowsAll(
                terminal.run("", "audit", "curable.example", "--json").json().path("findings"));
        assertThat(finding.at("/fix/record/value").asString()).isEqualTo(CURED);
        assertThat(terminal.run("", "audit", "curable.example").out()).contains(CURED);
    }

    @Test
    void theAuditShowsNoneThatDidNotPass() {
        JsonNode finding = allowsAll(
                terminal.run("", "audit", "hopeless.example", "--json").json().path("findings"));
        assertThat(finding.path("fix").has("record")).as("the field stays").isTrue();
        assertThat(finding.at("/fix/record").isNull()).as(finding.toString()).isTrue();
        assertThat(terminal.run("", "audit", "hopeless.example").out()).doesNotContain("s11.example ~all");
    }

    @Test
    void neitherDoesDiagnose() {
        JsonNode hopeless = terminal.run("", "diagnose", "--from", "a@hopeless.example", "--json")
                .json();
        assertThat(allowsAll(hopeless.at("/audit/findings")).at("/fix/record").isNull())
                .isTrue();
        assertThat(hopeless.path("checklist").toString()).doesNotContain("s11.example ~all");
        assertThat(hopeless.at("/changes/0/good").asBoolean(true))
                .as("the trial itself is told")
                .isFalse();
        JsonNode curable = terminal.run("", "diagnose", "--from", "a@curable.example", "--json")
                .json();
        assertThat(allowsAll(curable.at("/audit/findings"))
                        .at("/fix/record/value")
                        .asString())
                .isEqualTo(CURED);
    }

    @Test
    void norDoesTheWalk() {
        assertThat(walk("a@hopeless.example")).contains("+all").doesNotContain("s11.example ~all");
        assertThat(walk("a@curable.example")).contains(CURED);
    }

    /// No bounce, the address, whose server is recognised, and the DNS is asked.
    private String walk(String address) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String input = ".\n" + address + "\ny\n";
        new Console(Locale.ENGLISH, new ConsoleServices("0.0.test", _ -> world(), LiveDns::closedWorld))
                .withoutWindow(
                        new Streams(
                                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), print, print, true),
                        () -> Sessions.cases(folder, world()));
        return out.toString(StandardCharsets.UTF_8);
    }
}
