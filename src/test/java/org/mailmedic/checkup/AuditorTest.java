package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// Whole audits over loopback DNS.
@Timeout(60)
class AuditorTest {
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private final DnsServer server = DnsServer.start();

    private Set<String> silent = Set.of();

    @AfterEach
    void stop() {
        server.close();
    }

    private void goodDomain() {
        server.add(
                "good.example. 300 IN TXT \"v=spf1 include:_spf.google.com ~all\"",
                "_spf.google.com. 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/48 ~all\"",
                "good.example. 300 IN MX 10 smtp.google.com.",
                "smtp.google.com. 300 IN A 192.0.2.7",
                "_dmarc.good.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:reports@good.example\"",
                "7.2.0.192.in-addr.arpa. 300 IN PTR smtp.google.com.");
        server.addText("google._domainkey.good.example", KEY);
    }

    private AuditReport audit(String domain, String provider, List<String> addresses) throws Exception {
        return start(domain, provider, addresses, List.of(), Set.of(Part.values()), PatientDns.AMPLE)
                .result()
                .get(30, TimeUnit.SECONDS);
    }

    private Run<AuditReport> start(
            String domain,
            String provider,
            List<String> addresses,
            List<String> lists,
            Set<Part> parts,
            Duration timeout) {
        var request = AuditRequest.about(domain, parts, timeout)
                .provider(Catalogue.load().byId(provider))
                .addresses(addresses)
                .blockLists(lists)
                .build();
        return new Auditor(PatientDns.at(server.address(), silent)).start(request, _ -> {});
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream().map(f -> f.code().code()).toList();
    }

    @Test
    void aGoodDomainHasNoFindings() throws Exception {
        goodDomain();
        AuditReport report = audit("good.example", "workspace", List.of("192.0.2.7"));

        assertThat(codes(report)).isEmpty();
        assertThat(report.spf().orElseThrow().tree().lookups()).isEqualTo(1);
        assertThat(report.spf().orElseThrow().verdicts().getFirst().result().word())
                .isEqualTo("pass");
        assertThat(report.dmarc().orElseThrow().walk().foundAt()).isEqualTo("_dmarc.good.example");
        assertThat(report.provider().orElseThrow().kind().id()).isEqualTo("workspace");
        assertThat(report.part(Part.BLOCK_LISTS).orElseThrow().state()).isEqualTo(PartState.SKIPPED);
    }

    /// A relay quotes the address of a machine in one's own network: no name for it is no fault.
    @Test
    void anAddressInsideANetworkIsNotAskedFor() throws Exception {
        goodDomain();
        AuditReport report = audit("good.example", "workspace", List.of("192.0.2.7", "192.168.1.176", "100.64.0.9"));

        assertThat(codes(report)).isEmpty();
        assertThat(report.reverse()).hasSize(1);
        assertThat(server.log()).noneMatch(asked -> asked.name().endsWith("168.192.in-addr.arpa."));
    }

    @Test
    void noQuestionIsAskedTwiceAndTheChainIsShort() throws Exception {
        goodDomain();
        AuditReport report = audit("good.example", "workspace", List.of("192.0.2.7"));

        List<String> asked =
                server.log().stream().map(a -> a.name() + " " + a.type()).toList();
        assertThat(asked).doesNotHaveDuplicates();
        int apart = report.tally().dnssec() + report.tally().selfTest();
        assertThat(report.questions()).isEqualTo(asked.size() - apart).isLessThanOrEqualTo(25);
        assertThat(report.criticalPath()).isBetween(2, 6);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:198.51.100.1 -all, spf.provider_missing",
        "v=spf1 include:_spf.google.com +all, spf.plus_all",
        "v=spf1 include:_spf.google.com ?all, spf.neutral_all",
        "v=spf1 include:_spf.google.com, spf.no_all",
        "v=spf1 include:_spf.google.com ~all a, spf.after_all",
        "v=spf1 include:_spf.google.com ptr ~all, spf.ptr",
        "v=spf1 include:_spf.google.com ipv4:192.0.2.1 ~all, spf.syntax",
        "v=spf1 include:_spf.google.com include:nowhere.example ~all, spf.include.none",
        "v=spf1 include:good.example ~all, spf.loop",
        "v=spf1 redirect=nowhere.example, spf.redirect.none",
        "v=spf1 include:_spf.google.com ~all redirect=good.example, spf.redirect.ignored",
        "v=spf1 include:_spf.google.com a:nowhere.example ~all, spf.void",
        "v=spf1 a:n1.example a:n2.example a:n3.example ~all, spf.void.exceeded",
        "v=spf1 include:_spf.google.com foo=bar ~all, spf.unknown_modifier",
        "v=spf1 include:_spf.google.com exists:%{i}.x.example ~all, spf.macro",
        "v=spf1 a a a a a a a a a a include:_spf.google.com ~all, spf.lookups.exceeded",
        "v=spf1 a a a a a a a a a include:_spf.google.com ~all, spf.lookups.at_limit",
        "v=spf1 include:_spf.google.com -all, dns.ok"
    })
    void eachFaultOfAnSpfRecordHasItsCode(String record, String code) throws Exception {
        goodDomain();
        server.add("good.example. 300 IN A 192.0.2.7");
        server.clear("good.example", "TXT").addText("good.example", record);
        AuditReport report = audit("good.example", "workspace", List.of());

        if (code.equals("dns.ok")) {
            assertThat(codes(report)).isEmpty();
        } else {
            assertThat(codes(report)).contains(code);
        }
    }

    @Test
    void twoRecordsBecomeOneThatKeepsItsEnd() throws Exception {
        goodDomain();
        server.addText("good.example", "v=spf1 ip4:198.51.100.1 ~all");
        Finding finding = audit("good.example", "workspace", List.of()).findings().stream()
                .filter(f -> f.code().code().equals("spf.multiple"))
                .findFirst()
                .orElseThrow();
        String value = finding.replacement().orElseThrow().value();
        assertThat(value)
                .startsWith("v=spf1 ")
                .endsWith(" ~all")
                .contains("include:_spf.google.com", "ip4:198.51.100.1");
        assertThat(value.indexOf("v=spf1")).isEqualTo(value.lastIndexOf("v=spf1"));
    }

    @Test
    void theProvidersIncludeIsAddedBeforeTheEnd() throws Exception {
        goodDomain();
        server.clear("good.example", "TXT").addText("good.example", "v=spf1 ip4:198.51.100.1 -all");
        Finding finding =
                audit("good.example", "workspace", List.of()).findings().getFirst();
        assertThat(finding.code().code()).isEqualTo("spf.provider_missing");
        assertThat(finding.replacement().orElseThrow().value())
                .isEqualTo("v=spf1 ip4:198.51.100.1 include:_spf.google.com -all");
    }

    @Test
    void theProvidersServersMayBeNamedByAddress() throws Exception {
        goodDomain();
        server.clear("good.example", "TXT").addText("good.example", "v=spf1 ip4:192.0.2.0/23 ip6:2001:db8::/32 -all");
        assertThat(codes(audit("good.example", "workspace", List.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"silence, dns.timeout", "failure, dns.servfail", "refusal, dns.refused"})
    void silenceNeverBecomesAMissingRecord(String fault, String code) throws Exception {
        DnsFault how = switch (fault) {
            case "silence" -> new DnsFault.Silence();
            case "failure" -> new DnsFault.ServerFailure();
            default -> new DnsFault.Refused();
        };
        for (String name : List.of("good.example", "_dmarc.good.example", "google._domainkey.good.example")) {
            server.fault(name, how);
        }
        server.fault("7.2.0.192.in-addr.arpa", how);
        silent = Set.of(
                "good.example", "_dmarc.good.example", "google._domainkey.good.example", "7.2.0.192.in-addr.arpa");
        AuditReport report = audit("good.example", "workspace", List.of("192.0.2.7"));

        assertThat(codes(report))
                .contains(code)
                .noneMatch(c -> c.endsWith("missing") || c.endsWith("none") || c.endsWith("none_found"));
        for (Part part : Set.of(Part.SPF, Part.DKIM, Part.DMARC, Part.MX, Part.REVERSE_DNS)) {
            assertThat(report.part(part).orElseThrow().state()).as(part.name()).isEqualTo(PartState.NOT_CHECKED);
        }
    }

    @Test
    void anEmptyDomainMissesAllOfIt() throws Exception {
        server.add("bare.example. 300 IN TXT \"hello\"");
        assertThat(codes(audit("bare.example", "workspace", List.of("192.0.2.1"))))
                .contains("spf.missing", "dkim.none_found", "dmarc.missing", "mx.none", "ptr.missing");
    }

    @Test
    void aDomainThatIsNotThereIsSaidToBeSo() throws Exception {
        server.add("example. 300 IN TXT \"hello\"");
        assertThat(codes(audit("gone.example", "workspace", List.of()))).contains("dns.nxdomain");
    }

    @Test
    void aListMustKnowItsOwnTestEntriesAndMayRefuse() throws Exception {
        server.add(
                "2.0.0.127.good.list. 300 IN A 127.0.0.2",
                "7.2.0.192.good.list. 300 IN A 127.0.0.2",
                "7.2.0.192.good.list. 300 IN TXT \"seen in a trap\"",
                "9.2.0.192.bare.list. 300 IN A 127.0.0.2",
                "2.0.0.127.all.list. 300 IN A 127.0.0.2",
                "1.0.0.127.all.list. 300 IN A 127.0.0.2",
                "2.0.0.127.shy.list. 300 IN A 127.255.255.254",
                "2.0.0.127.ad.list. 300 IN A 203.0.113.80",
                "7.2.0.192.ad.list. 300 IN A 203.0.113.80",
                "2.0.0.127.zen.spamhaus.org. 300 IN A 127.0.0.2",
                "7.2.0.192.zen.spamhaus.org. 300 IN A 127.0.0.10");
        List<String> zones = List.of("good.list", "bare.list", "all.list", "shy.list", "ad.list", "zen.spamhaus.org");
        AuditReport report = start(
                        "x.example",
                        "own-server",
                        List.of("192.0.2.7"),
                        zones,
                        Set.of(Part.BLOCK_LISTS),
                        Duration.ofSeconds(20))
                .result()
                .get(30, TimeUnit.SECONDS);

        assertThat(report.blockLists().stream()
                        .collect(Collectors.toMap(
                                l -> l.list().zone(), l -> l.verdict().name())))
                .containsEntry("good.list", "LISTED")
                .containsEntry("bare.list", "UNUSABLE")
                .containsEntry("all.list", "UNUSABLE")
                .containsEntry("shy.list", "REFUSED")
                .containsEntry("ad.list", "UNUSABLE")
                .containsEntry("zen.spamhaus.org", "POLICY");
        assertThat(report.blockLists().getFirst().reason()).isEqualTo("seen in a trap");
    }

    @Test
    void cancellingEndsInWhatWasFound() throws Exception {
        goodDomain();
        server.fault("_dmarc.good.example", new DnsFault.Silence());
        var spfDone = new CountDownLatch(1);
        var request = AuditRequest.about("good.example", Set.of(Part.SPF, Part.DMARC), Duration.ofMinutes(5))
                .build();
        Run<AuditReport> run = new Auditor(LiveDns.at(server.address()).withPatience(Duration.ofMinutes(5)))
                .start(request, e -> {
                    // The record is read to the user before the silent part ends.
                    if (e instanceof AuditEvent.SpfRead read
                            && read.readout().tree().lookups() == 1) {
                        spfDone.countDown();
                    }
                });
        assertThat(spfDone.await(20, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        AuditReport report = run.result().get(20, TimeUnit.SECONDS);

        assertThat(report.cancelled()).isTrue();
        assertThat(report.parts()).containsOnlyKeys(Part.SPF);
    }

    @Test
    void theDeadlineEndsItAndSaysSo() throws Exception {
        goodDomain();
        server.fault("_dmarc.good.example", new DnsFault.Silence());
        AuditReport report = start(
                        "good.example", "workspace", List.of(), List.of(), Set.of(Part.DMARC), Duration.ofMillis(700))
                .result()
                .get(20, TimeUnit.SECONDS);
        assertThat(report.part(Part.DMARC).orElseThrow().state()).isEqualTo(PartState.NOT_CHECKED);
    }
}
