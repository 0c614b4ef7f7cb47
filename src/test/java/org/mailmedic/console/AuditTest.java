package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.checkup.world.World;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {
    private final DnsServer dns = DnsServer.start();
    private final SmtpServer server = SmtpServer.start(new SmtpPolicy() {});
    private final Terminal terminal = new Terminal(new ConsoleServices(
            "0.0.test",
            resolver -> {
                World world = LabWorld.to(server, LiveDns.closedWorld(dns.address()));
                resolver.ifPresent(LiveDns::at);
                return world;
            },
            LiveDns::closedWorld));

    @TempDir
    Path folder;

    AuditTest() {
        dns.add(
                "good.example. 300 IN SOA ns.good.example. host.good.example. 1 3600 600 86400 300",
                "good.example. 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"",
                "good.example. 300 IN MX 10 mail.good.example.",
                "mail.good.example. 300 IN A 192.0.2.1",
                "_dmarc.good.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@good.example\"",
                "bad.example. 300 IN SOA ns.bad.example. host.bad.example. 1 3600 600 86400 300",
                "bad.example. 300 IN TXT \"v=spf1 -all\"",
                "bad.example. 300 IN TXT \"v=spf1 ~all\"");
    }

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    /// JSON has the whole, and a person its beginning with how much more there is.
    @Test
    void whatStrangersWriteAtLengthIsCutForPeople() {
        String long64 = "v=spf1 " + "include:spf.bad.example ".repeat(2_000) + "-all";
        dns.addText("long.example", long64);
        dns.add("long.example. 300 IN SOA ns.long.example. host.long.example. 1 3600 600 86400 300");

        Result text = terminal.run("", "audit", "long.example");
        Result json = terminal.run("", "audit", "long.example", "--json");

        assertThat(text.out()).hasSizeLessThan(30_000).containsPattern("[0-9,]+ more characters are not shown here");
        assertThat(json.out()).doesNotContain("not shown here");
    }

    @Test
    void aThousandReportAddressesAreCutForPeople() {
        String addresses = IntStream.range(0, 1_000)
                .mapToObj(i -> "mailto:d" + i + "@reports.example")
                .collect(Collectors.joining(","));
        dns.addText("_dmarc.long.example", "v=DMARC1; p=none; rua=" + addresses);
        dns.add("long.example. 300 IN SOA ns.long.example. host.long.example. 1 3600 600 86400 300");

        Result text = terminal.run("", "audit", "long.example");

        assertThat(text.out()).hasSizeLessThan(30_000).containsPattern("[0-9,]+ more characters are not shown here");
    }

    @Test
    void anAuditIsOneObject() {
        Result result = terminal.run("", "audit", "good.example", "--ip", "192.0.2.1", "--ip", "192.0.2.9", "--json");

        JsonNode json = result.json();
        assertThat(result.err()).isEmpty();
        assertThat(json.propertyNames())
                .containsExactly(
                        "schema",
                        "domain",
                        "spf",
                        "dkim",
                        "dmarc",
                        "mx",
                        "provider",
                        "blocklists",
                        "findings",
                        "dnssec",
                        "resolver",
                        "timing");
        assertThat(json.at("/spf/record").asString()).isEqualTo("v=spf1 ip4:192.0.2.1 -all");
        assertThat(json.at("/spf/lookups").asInt()).isZero();
        assertThat(json.at("/spf/results/0").toString())
                .isEqualTo("{\"ip\":\"192.0.2.1\",\"result\":\"pass\",\"mechanism\":\"ip4:192.0.2.1\"}");
        assertThat(json.at("/spf/results/1/result").asString()).isEqualTo("fail");
        assertThat(json.path("dmarc").propertyNames())
                .containsExactly("record", "foundAt", "organizationalDomain", "policy", "effectivePolicy");
        assertThat(json.at("/dmarc/foundAt").asString()).isEqualTo("_dmarc.good.example");
        assertThat(json.at("/dmarc/policy").asString()).isEqualTo("reject");
        assertThat(json.at("/mx/0").toString()).isEqualTo("{\"preference\":10,\"host\":\"mail.good.example\"}");
        assertThat(json.at("/timing/queries").asInt()).isPositive();
        assertThat(json.path("timing").propertyNames())
                .containsExactly("elapsedMillis", "queries", "criticalPath", "extras");
        assertThat(json.at("/timing/extras").toString())
                .matches(
                        "\\{\"guessedSelectors\":[0-9]+,\"blockLists\":0,\"dnssec\":[0-9]+,\"services\":[0-9]+,\"selfTest\":4}");
        assertThat(json.at("/resolver/inventsAnswers").asString()).isEqualTo("no");
        assertThat(json.at("/resolver/address").asString()).endsWith(":" + dns.port());
        assertThat(json.at("/dnssec/state").asString()).isEqualTo("unsigned");
        assertThat(result.status()).as("192.0.2.9 is not authorised").isEqualTo(1);
    }

    @Test
    void aFaultIsAFinding() {
        Result result = terminal.run("", "audit", "bad.example", "--json");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json()
                        .path("findings")
                        .valueStream()
                        .map(f -> f.path("code").asString()))
                .contains("spf.multiple");
    }

    @Test
    void peopleGetPlainWords() {
        assertThat(terminal.run("", "audit", "bad.example").out())
                .startsWith("The DNS of bad.example\n")
                .contains("Error: More than one SPF record (bad.example)");
    }

    @Test
    void aListIsAuditedInItsOrder() throws IOException {
        Path list =
                Files.writeString(folder.resolve("domains.txt"), "bad.example\n# no\n\ngood.example\nnot a domain\n");

        Result result = terminal.run("", "audit", "--batch", list.toString(), "--json");

        assertThat(result.status()).isEqualTo(1);
        List<JsonNode> lines =
                result.out().lines().map(new JsonMapper()::readTree).toList();
        assertThat(lines)
                .extracting(line -> line.path("domain").asString())
                .containsExactly("bad.example", "good.example", "not a domain");
    }

    @Test
    void theNameServersCanBeAskedThemselves() {
        dns.add("good.example. 300 IN NS ns.good.example.");
        JsonNode view = terminal.run("", "audit", "good.example", "--authoritative", "--json")
                .json()
                .path("authoritative");
        assertThat(view.path("zone").asString()).isEqualTo("good.example");
        assertThat(view.at("/servers/0/serial").asInt()).isEqualTo(1);
        assertThat(view.at("/servers/0/negativeTtl").asInt()).isEqualTo(300);
        assertThat(view.at("/records/0/state").asString()).isEqualTo("everywhere");
        assertThat(view.at("/records/0/published/0").asString()).isEqualTo("v=spf1 ip4:192.0.2.1 -all");
        assertThat(terminal.run("", "audit", "good.example", "--authoritative").out())
                .contains("What the name servers of good.example say themselves", "published, and caches have it");
    }

    @Test
    void dnsOverHttpsIsAnOption() {
        assertThat(terminal.run("", "audit", "good.example", "--doh", "https://192.0.2.53/dns-query", "--json")
                        .json()
                        .at("/resolver/transport")
                        .asString())
                .isEqualTo("udp");
        assertThat(terminal.run("", "audit", "good.example", "--doh", "off").status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "audit nodots",
                "audit good.example --ip nobody",
                "audit good.example --provider nobody",
                "audit good.example --resolver not:a:resolver",
                "audit good.example --timeout 0",
                "audit good.example --doh http://192.0.2.53/dns-query",
                "audit good.example --doh on",
                "audit good.example --batch x"
            })
    void wrongUsageIsToldApart(String line) {
        Result result = terminal.run("", line.split(" ", -1));

        assertThat(result.status()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    /// The denial is told as it is everywhere: no list calls the domain sound, and nobody would take its mail.
    @Test
    void aDomainThatDoesNotExistIsNeverCalledSound() {
        String[] line = {"diagnose", "--provider", "microsoft365", "--from", "it@gone.example"};
        JsonNode json = terminal.run("", line[0], line[1], line[2], line[3], line[4], "--json")
                .json();
        Result page = terminal.run("", line);

        assertThat(json.at("/causes/0/code").asString()).isEqualTo("sender.domain");
        assertThat(json.at("/causes/0/ruledOut").asBoolean()).isFalse();
        assertThat(json.path("causes")
                        .valueStream()
                        .filter(c -> c.path("ruledOut").asBoolean()))
                .noneMatch(c -> c.path("code").asString().startsWith("ip."));
        assertThat(json.path("notYours").valueStream().map(c -> c.path("code").asString()))
                .contains("ip.ptr", "ip.listed", "ip.reputation");
        assertThat(json.path("notYours")
                        .valueStream()
                        .map(c -> c.at("/because/0").asString()))
                .containsOnly("route");
        assertThat(json.path("forecast").valueStream())
                .isNotEmpty()
                .allMatch(row -> row.at("/few/verdict").asString().equals("refuses"))
                .allMatch(row -> row.at("/many/because/0").asString().equals("domain"));
        assertThat(page.out()).contains("The domain does not exist").doesNotContain("Nothing stands against it");
        assertThat(json.path("answer").asString()).startsWith("Receivers would refuse your mail today");
        assertThat(page.out()).doesNotContain("refused it").doesNotContain("bounce");
        assertThat(page.out()).contains("Not yours to mend: ").doesNotContain("The domain exists and takes mail");
    }

    @Test
    void aDiagnosisJoinsAll() {
        Result result = terminal.run(
                "550 5.7.1 <ben@meadow.example>: Relay access denied",
                "diagnose",
                "--bounce",
                "-",
                "--provider",
                "other",
                "--from",
                "anna@good.example",
                "--host",
                "mail.good.example",
                "--json");

        JsonNode json = result.json();
        assertThat(json.propertyNames())
                .contains("schema", "answer", "causes", "checklist", "replies", "probe", "audit");
        assertThat(json.at("/causes/0").propertyNames()).containsExactly("code", "confidence", "because", "ruledOut");
        assertThat(json.at("/causes/0/code").asString()).isEqualTo("relay.denied");
        assertThat(json.at("/audit/dmarc/policy").asString()).isEqualTo("reject");
        assertThat(json.at("/probe/rungs/0/name").asString()).isEqualTo("resolve");
        assertThat(json.path("checklist")).isNotEmpty();
        assertThat(terminal.run("", "diagnose", "--from", "nobody").status()).isEqualTo(2);
    }
}
