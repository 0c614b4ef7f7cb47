package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.dnssec.DnssecReadout;

/// How many questions an audit takes, and how many of them wait for each other. Times are the benchmark's.
@Timeout(60)
class AuditCostTest {
    private final DnsServer server = DnsServer.start(SampleZone.lines("shop.example"));

    @AfterEach
    void stop() {
        server.close();
    }

    private AuditReport audit(String domain, List<String> addresses) throws Exception {
        return start(domain, addresses, Set.of(Part.values()), LiveDns.at(server.address()))
                .result()
                .get(30, TimeUnit.SECONDS);
    }

    private static Run<AuditReport> start(String domain, List<String> addresses, Set<Part> parts, LiveDns dns) {
        var request = AuditRequest.about(domain, parts, Duration.ofSeconds(20))
                .provider(Catalogue.load().byId("own-server"))
                .mailFrom(Optional.of("bounces@" + domain))
                .helo(Optional.of("mail." + domain))
                .addresses(addresses)
                .selectors(List.of("s1"))
                .build();
        return new Auditor(dns).start(request, _ -> {});
    }

    @Test
    void aWholeAuditTakesFewQuestionsInAShortChainAndNoneTwice() throws Exception {
        AuditReport report = audit("shop.example", List.of("192.0.2.10"));

        assertThat(report.spf().orElseThrow().tree().lookups()).isEqualTo(6);
        assertThat(report.criticalPath()).isLessThanOrEqualTo(6);
        assertThat(report.questions() - report.tally().guessedSelectors()).isLessThanOrEqualTo(25);
        assertThat(report.tally().dnssec()).isEqualTo(2);
        assertThat(report.tally().selfTest()).isEqualTo(4);
        assertThat(server.log().stream().map(a -> a.name() + " " + a.type()))
                .doesNotHaveDuplicates()
                .hasSize(report.questions()
                        + report.tally().dnssec()
                        + report.tally().selfTest());
    }

    @Test
    void onePartAskedAgainTakesNoTestOfTheResolverAndKnowsTheLastOne() throws Exception {
        server.add("*. 60 IN A 203.0.113.80");
        var auditor = new Auditor(LiveDns.at(server.address()));
        AuditReport whole = auditor.start(request("bare.example", Set.of(Part.SPF, Part.DMARC)), _ -> {})
                .result()
                .get(30, TimeUnit.SECONDS);
        assertThat(whole.tally().selfTest()).isPositive();
        server.clearLog();
        AuditReport again = auditor.start(request("bare.example", Set.of(Part.SPF)), _ -> {})
                .result()
                .get(30, TimeUnit.SECONDS);
        assertThat(server.log())
                .isNotEmpty()
                .noneMatch(a -> a.name().contains("mailmedic-")
                        || a.name().equals("com")
                        || a.type().equals("DNSKEY"));
        assertThat(again.tally().selfTest()).isZero();
        assertThat(again.unreliable()).containsExactly(Part.SPF);
    }

    private static AuditRequest request(String domain, Set<Part> parts) {
        return AuditRequest.about(domain, parts, Duration.ofSeconds(20)).build();
    }

    /// Where a whole zone fails, the guessed selectors alone are forty names.
    @Test
    void aZoneThatFailsIsOneFindingWithItsNamesBehindIt() throws Exception {
        for (String name : List.of(
                "down.example",
                "_dmarc.down.example",
                "_domainkey.down.example",
                "_mta-sts.down.example",
                "_smtp._tls.down.example",
                "default._bimi.down.example")) {
            server.fault(name, new DnsFault.ServerFailure());
        }
        AuditReport report = audit("down.example", List.of());
        List<Finding> failed = report.findings().stream()
                .filter(f -> f.code().code().equals("dns.servfail"))
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(failed.getFirst().subject()).isEqualTo("down.example");
        assertThat(failed.getFirst().evidence().lines())
                .contains("down.example MX: SERVFAIL (" + resolver() + ")")
                .contains("_dmarc.down.example TXT: SERVFAIL (" + resolver() + ")")
                .doesNotHaveDuplicates();
        for (AuditEvent.Finished part : report.parts().values()) {
            assertThat(part.findings().stream().filter(f -> f.code().code().equals("dns.servfail")))
                    .as(part.part().name())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private String resolver() {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void elevenIncludesSideBySideTakeFourRoundTrips() throws Exception {
        var record = new StringBuilder("v=spf1");
        for (int i = 0; i < 11; i++) {
            record.append(" include:i").append(i).append(".wide.example");
            server.add("i" + i + ".wide.example. 300 IN TXT \"v=spf1 a:a" + i + ".wide.example -all\"");
            server.add("a" + i + ".wide.example. 300 IN A 192.0.2." + (100 + i));
        }
        server.addText("wide.example", record + " -all").add("mail.wide.example. 300 IN A 192.0.2.10");
        AuditReport report = audit("wide.example", List.of("192.0.2.200"));
        assertThat(report.criticalPath()).isLessThanOrEqualTo(4);
    }

    @Test
    void macrosOfManySendersAreExpandedSideBySide() throws Exception {
        server.addText("macro.example", "v=spf1 exists:%{i}.x.macro.example exists:%{i}.y.macro.example -all");
        var addresses = new ArrayList<String>();
        for (int i = 1; i <= 8; i++) {
            addresses.add("192.0.2." + i);
        }
        assertThat(audit("macro.example", addresses).criticalPath()).isLessThanOrEqualTo(4);
    }

    @Test
    void oneSilentNameHoldsUpOnlyItsOwnPart() throws Exception {
        server.fault("_dmarc.shop.example", new DnsFault.Silence());
        var others = new CountDownLatch(5);
        var request = AuditRequest.about(
                        "shop.example",
                        Set.of(Part.SPF, Part.DKIM, Part.MX, Part.REVERSE_DNS, Part.TRANSPORT, Part.DMARC),
                        Duration.ofSeconds(20))
                .addresses(List.of("192.0.2.10"))
                .selectors(List.of("s1"))
                .build();
        var dns = LiveDns.at(server.address()).withPatience(Duration.ofMinutes(5));
        Run<AuditReport> run = new Auditor(dns).start(request, event -> {
            if (event instanceof AuditEvent.Finished finished && finished.part() != Part.DMARC) {
                others.countDown();
            }
        });
        assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        assertThat(run.result().get(20, TimeUnit.SECONDS).cancelled()).isTrue();
    }

    @Test
    void aResolverThatInventsMakesItsNegativesUnreliable() throws Exception {
        server.add("*. 60 IN A 203.0.113.80");
        AuditReport report = audit("bare.example", List.of("192.0.2.77"));
        assertThat(report.resolver().orElseThrow().invents()).isEqualTo(ResolverReport.Verdict.YES);
        assertThat(report.findings().getFirst().code().code()).isEqualTo("dns.invented");
        assertThat(report.unreliable()).contains(Part.SPF, Part.DMARC, Part.REVERSE_DNS);
    }

    @Test
    void dnssecAndDaneAreReadAndNeverMoreThanInformation() throws Exception {
        assertThat(audit("shop.example", List.of()).dnssec().orElseThrow().state())
                .isEqualTo(DnssecReadout.State.UNSIGNED);
        server.add(
                "shop.example. 300 IN DS 1 13 2 " + "ab".repeat(32),
                "_25._tcp.mx1.shop.example. 300 IN TLSA 1 1 1 " + "cd".repeat(32),
                "_25._tcp.mx2.shop.example. 300 IN TLSA 3 1 1 " + "cd".repeat(32));
        AuditReport broken = audit("shop.example", List.of());
        DnssecReadout dnssec = broken.dnssec().orElseThrow();
        assertThat(dnssec.state()).isEqualTo(DnssecReadout.State.BROKEN);
        assertThat(dnssec.hosts()).hasSize(2);
        assertThat(dnssec.hosts().getLast().records().getFirst().isUsable()).isTrue();
        assertThat(dnssec.hosts().getLast().isProtected())
                .as("not without DNSSEC")
                .isFalse();
        assertThat(broken.findings()).extracting(f -> f.code().code()).contains("dnssec.broken", "dane.unusable");
        assertThat(broken.part(Part.TRANSPORT).orElseThrow().state()).isEqualTo(PartState.GOOD);
        server.add("shop.example. 300 IN DNSKEY 257 3 13 " + "A".repeat(86) + "==");
        assertThat(audit("shop.example", List.of()).dnssec().orElseThrow().state())
                .isEqualTo(DnssecReadout.State.SIGNED);
    }
}
