package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.web.Web;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `diagnose` without a bounce: the set-up before the rules of the large receivers, as text, as JSON and in a report.
@Timeout(120)
class HealthInTheTerminalTest {
    private final DnsServer server = DnsServer.start();

    @TempDir
    Path folder;

    @BeforeEach
    void publish() {
        server.addText("brightlane.example", "v=spf1 ip4:192.0.2.24 -all");
        server.add(
                "brightlane.example. 300 IN MX 10 mail.brightlane.example.",
                "mail.brightlane.example. 300 IN A 192.0.2.24");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Terminal terminal() {
        return new Terminal(new ConsoleServices(
                "0.0.test",
                _ -> new World(LiveDns.closedWorld(server.address()), new LabWorld(Map.of()), Web.none(), "the test"),
                Terminal.nowhere().resolvers()));
    }

    private static String[] diagnose(String... more) {
        String[] first = {
            "diagnose", "--provider", "own-server", "--from", "anna@brightlane.example", "--ip", "192.0.2.24"
        };
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void theHeadlineSaysWhatWouldBeRefusedTodayFirst() {
        Terminal.Result result = terminal().run("", diagnose());
        assertThat(result.out())
                .contains("Today Gmail and Yahoo would refuse your mail, in bulk all large receivers.")
                .contains("Reverse DNS and greeting")
                .contains("support.google.com")
                .doesNotContain("refused it");
        assertThat(result.out().indexOf("Today Gmail")).isLessThan(result.out().indexOf("What to do"));
    }

    @Test
    void everyCellHasItsRuleWithSourceAndDay() {
        JsonNode health = terminal().run("", diagnose("--json")).json().path("health");
        assertThat(health.path("domain").asString()).isEqualTo("brightlane.example");
        assertThat(health.path("lights")).hasSize(6);
        JsonNode reverse = health.path("lights").path(0);
        assertThat(reverse.path("light").asString()).isEqualTo("reverse_dns");
        assertThat(reverse.path("state").asString()).isEqualTo("would_refuse");
        assertThat(reverse.path("findings").path(0).asString()).isEqualTo("ptr.missing");
        JsonNode google = reverse.path("receivers").path(0);
        assertThat(google.path("receiver").asString()).isEqualTo("google");
        JsonNode rule = google.at("/few/rules/0");
        assertThat(rule.path("source").asString()).startsWith("https://");
        assertThat(rule.path("checked").asString()).matches("20..-..-..");
        assertThat(rule.path("text").asString()).isNotBlank();
    }

    @Test
    void aReportHasTheSame() throws Exception {
        Path file = folder.resolve("report.json");
        JsonNode printed = terminal()
                .run("", diagnose("--json", "--report", file.toString()))
                .json();
        JsonNode report = new JsonMapper().readTree(Files.readString(file));
        assertThat(report.path("health")).isEqualTo(printed.path("health"));

        Path page = folder.resolve("report.html");
        terminal().in(Locale.GERMAN).run("", diagnose("--report", page.toString()));
        assertThat(Files.readString(page)).contains("Heute würden Ihre E-Mails von Gmail und Yahoo abgelehnt");
    }

    @Test
    void whereSomethingCameBackThereIsNone() throws Exception {
        Path bounce = folder.resolve("bounce.txt");
        Files.writeString(bounce, "550 5.7.25 The IP address sending this message does not have a PTR record setup");
        JsonNode json = terminal()
                .run("", diagnose("--json", "--bounce", bounce.toString()))
                .json();
        assertThat(json.path("health").isNull()).isTrue();
    }
}
