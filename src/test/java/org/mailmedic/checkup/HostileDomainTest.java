package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// Whole audits of domains that are made to throw an audit off its feet: each ends in findings, within
/// its bounds.
@Timeout(120)
class HostileDomainTest {
    private static final String DOMAIN = "shop.example";

    private final DnsServer server = DnsServer.start(SampleZone.lines(DOMAIN));

    @AfterEach
    void stop() {
        server.close();
    }

    private Run<AuditReport> start(String domain, Set<String> silent) {
        var request = AuditRequest.about(domain, Set.of(Part.values()), PatientDns.AMPLE)
                .mailFrom(Optional.of("bounces@" + domain))
                .helo(Optional.of("mail." + domain))
                .addresses(List.of("192.0.2.10"))
                .selectors(List.of("s1"))
                .build();
        return new Auditor(PatientDns.at(server.address(), silent)).start(request, _ -> {});
    }

    private AuditReport audit(String domain) throws Exception {
        return start(domain, Set.of()).result().get(60, TimeUnit.SECONDS);
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream().map(Finding::code).map(c -> c.code()).toList();
    }

    // ---- Records ----

    @Test
    void threeHundredTextRecordsWithTheRightOneAmongThem() throws Exception {
        for (int i = 0; i < 300; i++) {
            server.addText(DOMAIN, "verification-of-somebody=" + i);
        }
        AuditReport report = audit(DOMAIN);
        assertThat(report.spf().orElseThrow().tree().record()).isPresent();
        assertThat(codes(report)).doesNotContain("spf.missing", "spf.multiple");
    }

    @Test
    void threeHundredSpfRecords() throws Exception {
        for (int i = 0; i < 300; i++) {
            server.addText(DOMAIN, "v=spf1 ip4:192.0.2." + i % 256 + " -all");
        }
        assertThat(codes(audit(DOMAIN))).contains("spf.multiple");
    }

    @Test
    void sixtyKilobytesOfSpf() throws Exception {
        server.clear(DOMAIN, "TXT").addText(DOMAIN, "v=spf1 " + "ip4:198.51.100.1 ".repeat(3_500) + "-all");
        AuditReport report = audit(DOMAIN);
        assertThat(report.spf().orElseThrow().verdicts().getFirst().result().word())
                .isEqualTo("fail");
        assertThat(report.findings()).allMatch(f -> f.evidence().length() < 200_000);
    }

    @Test
    void sixtyKilobytesOfKeyAndOfDmarc() throws Exception {
        server.clear("s1._domainkey." + DOMAIN, "TXT")
                .addText("s1._domainkey." + DOMAIN, "v=DKIM1; p=" + "A".repeat(60_000));
        server.clear("_dmarc." + DOMAIN, "TXT")
                .addText("_dmarc." + DOMAIN, "v=DMARC1; p=none; rua=" + "mailto:a@b.example,".repeat(3_000));
        assertThat(codes(audit(DOMAIN))).contains("dkim.key.syntax").doesNotContain("dmarc.missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 include:shop.example -all",
                "v=spf1 redirect=shop.example",
                "v=spf1 a:loop.shop.example mx:loop.shop.example ptr:loop.shop.example exists:loop.shop.example -all",
                "v=spf1 exp=shop.example -all"
            })
    void aRecordThatPointsAtItself(String record) throws Exception {
        server.clear(DOMAIN, "TXT")
                .addText(DOMAIN, record)
                .add(
                        "loop.shop.example. 300 IN CNAME loop2.shop.example.",
                        "loop2.shop.example. 300 IN CNAME loop.shop.example.");
        AuditReport report = audit(DOMAIN);
        assertThat(report.cancelled()).isFalse();
        assertThat(report.part(Part.SPF)).isPresent();
        assertThat(report.questions()).isLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_dmarc.shop.example", "s1._domainkey.shop.example", "_mta-sts.shop.example"})
    void aliasesInACircle(String name) throws Exception {
        server.clear(name, "TXT")
                .add(name + ". 300 IN CNAME x.shop.example.", "x.shop.example. 300 IN CNAME " + name + ".");
        AuditReport report = audit(DOMAIN);
        assertThat(codes(report))
                .contains("dns.servfail")
                .doesNotContain("dmarc.missing", "dkim.nokey", "dkim.none_found");
    }

    @Test
    void mailServersThatPointAtTheDomainAndAtNothing() throws Exception {
        server.clear(DOMAIN, "MX")
                .add(
                        DOMAIN + ". 300 IN MX 10 " + DOMAIN + ".",
                        DOMAIN + ". 300 IN MX 20 .",
                        DOMAIN + ". 300 IN MX 30 nowhere." + DOMAIN + ".");
        IntStream.range(0, 200).forEach(i -> server.add(DOMAIN + ". 300 IN MX 40 m" + i + "." + DOMAIN + "."));
        AuditReport report = audit(DOMAIN);
        assertThat(report.part(Part.MX)).isPresent();
        assertThat(report.answers()).hasSizeLessThan(1_500);
    }

    @Test
    void zerosAndControlCharactersInTexts() throws Exception {
        server.clear(DOMAIN, "TXT").addText(DOMAIN, "v=spf1 ip4:192.0.2.10\u0000 \u0007 -all");
        server.clear("_dmarc." + DOMAIN, "TXT").addText("_dmarc." + DOMAIN, "v=DMARC1; p=no\u0000ne");
        server.clear("s1._domainkey." + DOMAIN, "TXT").addText("s1._domainkey." + DOMAIN, "v=DKIM1; p=\u0000\u00ff");
        AuditReport report = audit(DOMAIN);
        assertThat(codes(report)).contains("spf.syntax", "dkim.key.syntax");
        assertThat(report.findings())
                .allSatisfy(f ->
                        assertThat(f.evidence().chars()).as(f.code().code()).allMatch(c -> c >= ' ' || c == '\n'))
                .allSatisfy(f -> assertThat(
                                f.replacement().map(r -> r.value()).orElse("").chars())
                        .as(f.code().code())
                        .allMatch(c -> c >= ' ' && c < 0x7f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                "-",
                "*",
                "a b.example",
                "a\u0000b.example",
                "a\nb.example",
                "\u00ff\u00fe.example",
                "☕.example",
                "[192.0.2.1]",
                "192.0.2.1",
                "xn--99999999.example",
                "a.very.long.name.that.is.still.good.example"
            })
    void aNameWithOddBytes(String name) throws Exception {
        AuditReport report = audit(name);
        assertThat(report.cancelled()).isFalse();
        assertThat(codes(report)).isNotEmpty();
    }

    @Test
    void aNameThatIsTooLong() throws Exception {
        assertThat(codes(audit("a".repeat(64) + ".example")))
                .contains("dns.servfail")
                .doesNotContain("spf.missing");
        assertThat(codes(audit("a.".repeat(200) + "example")))
                .contains("dns.servfail")
                .doesNotContain("spf.missing");
    }

    // ---- Silence, and stopping ----

    static Stream<String> names() {
        return Stream.of(
                DOMAIN,
                "_dmarc." + DOMAIN,
                "_domainkey." + DOMAIN,
                "s1._domainkey." + DOMAIN,
                "mail." + DOMAIN,
                "mx1." + DOMAIN,
                "_mta-sts." + DOMAIN,
                "default._bimi." + DOMAIN,
                "10.2.0.192.in-addr.arpa");
    }

    /// A question is given up after four seconds. So that the whole ends within five, no question for
    /// the silent name may begin when one has been given up.
    @ParameterizedTest
    @MethodSource("names")
    void aNameThatNeverAnswersIsWaitedForOnce(String name) throws Exception {
        server.fault(name, new DnsFault.Silence());
        AuditReport report = start(DOMAIN, Set.of(name)).result().get(60, TimeUnit.SECONDS);
        List<DnsAnswer.Asked> silent = report.answers().stream()
                .filter(DnsAnswer.TimedOut.class::isInstance)
                .map(DnsAnswer::asked)
                .toList();
        assertThat(silent).isNotEmpty();
        Instant firstEnd = silent.stream()
                .map(a -> a.at().plus(a.took()))
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(silent).allSatisfy(a -> assertThat(a.at()).isBeforeOrEqualTo(firstEnd));
        assertThat(report.answers())
                .filteredOn(DnsAnswer.TimedOut.class::isInstance)
                .allMatch(a -> a.question().name().equals(name));
        // Where a key was found, whether other names lie beside it is of no interest.
        if (!name.startsWith("_domainkey.")) {
            assertThat(codes(report)).contains("dns.timeout");
        }
    }

    @Test
    void anAuditCanBeStoppedAtAnyTime() throws Exception {
        server.delay(Duration.ofMillis(15));
        for (int after = 0; after < 24; after += 2) {
            server.clearLog();
            Run<AuditReport> run = start(DOMAIN, Set.of());
            while (server.log().size() < after && !run.result().isDone()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            run.cancel();
            AuditReport report = run.result().get(20, TimeUnit.SECONDS);
            assertThat(report.cancelled() || report.parts().size() == Part.values().length)
                    .as("after " + after)
                    .isTrue();
            assertThat(codes(report)).noneMatch(c -> c.endsWith("missing") || c.endsWith("nokey"));
        }
    }
}
