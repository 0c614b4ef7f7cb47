package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTree;

/// SPF records that lead on and on: an audit of one asks few questions, says that it did not come to the end,
/// and says nothing wrong.
@Timeout(120)
class EndlessTreeTest {
    private static final String DOMAIN = "bomb.example";
    private static final int MOST_QUESTIONS = 200;
    /// They are asked whatever a domain publishes, once each.
    private static final List<String> OF_SERVICES = Catalogue.load().services().ranges();

    private final DnsServer server = DnsServer.start(List.of());

    @AfterEach
    void stop() {
        server.close();
    }

    private AuditReport audit(Duration timeout, String... addresses) throws Exception {
        var request = AuditRequest.about(DOMAIN, Set.of(Part.values()), timeout)
                .mailFrom(Optional.of("anna@" + DOMAIN))
                .addresses(List.of(addresses))
                .build();
        return new Auditor(LiveDns.at(server.address()).withPatience(Duration.ofSeconds(30)))
                .start(request, _ -> {})
                .result()
                .get(110, TimeUnit.SECONDS);
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream().map(Finding::code).map(c -> c.code()).toList();
    }

    /// Ten includes in each record, four records deep: 1,111 names.
    private void tenIncludesFourDeep(String name, int deep) {
        String includes = IntStream.range(0, 10)
                .mapToObj(i -> "include:i" + i + "." + name)
                .collect(Collectors.joining(" "));
        server.addText(name, "v=spf1 " + (deep == 0 ? "ip4:203.0.113.1" : includes) + " -all");
        if (deep > 0) {
            IntStream.range(0, 10).forEach(i -> tenIncludesFourDeep("i" + i + "." + name, deep - 1));
        }
    }

    /// Each record leads to 900 others, at random.
    private void nineHundredRandomIncludes() {
        var random = new Random(4);
        server.addText(DOMAIN, manyIncludes(random));
        IntStream.range(0, 300).forEach(i -> server.addText("n" + i + "." + DOMAIN, manyIncludes(random)));
    }

    private static String manyIncludes(Random random) {
        return "v=spf1 "
                + IntStream.range(0, 900)
                        .mapToObj(_ -> "include:n" + random.nextInt(300) + "." + DOMAIN)
                        .collect(Collectors.joining(" "))
                + " -all";
    }

    private void itIsBoundedAndSaid(AuditReport report) {
        assertThat(server.log().stream().filter(asked -> !OF_SERVICES.contains(asked.name())))
                .hasSizeLessThanOrEqualTo(MOST_QUESTIONS);
        assertThat(codes(report))
                .contains("dns.not_asked", "spf.lookups.exceeded")
                .doesNotContain("dns.servfail");
        assertThat(report.findings().stream().filter(f -> f.code().code().equals("dns.not_asked")))
                .singleElement()
                .satisfies(f -> assertThat(f.subject()).isEqualTo(DOMAIN))
                .satisfies(f -> assertThat(f.evidence()).hasSizeLessThan(4_000));
    }

    @Test
    void tenIncludesInEachRecordAreNotAskedWithoutEnd() throws Exception {
        tenIncludesFourDeep(DOMAIN, 3);
        AuditReport report = audit(Duration.ofMinutes(1), "192.0.2.1");
        itIsBoundedAndSaid(report);
        // A receiver stops at ten look-ups, in the order of the terms: that far all is asked.
        assertThat(report.spf().orElseThrow().verdicts().getFirst().result()).isEqualTo(SpfResult.PERMERROR);
    }

    @Test
    void nineHundredRandomIncludesInEachRecordAreNotAskedWithoutEnd() throws Exception {
        nineHundredRandomIncludes();
        AuditReport report = audit(Duration.ofMinutes(1), "192.0.2.1");
        itIsBoundedAndSaid(report);
        assertThat(report.spf().orElseThrow().verdicts().getFirst().result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(report.spf().orElseThrow().tree().all()).hasSizeLessThan(MOST_QUESTIONS);
    }

    @Test
    void termsThatRepeatTheSameNamesEndToo() throws Exception {
        for (int level = 0; level < 11; level++) {
            String next = "include:l" + (level + 1) + "." + DOMAIN + " ";
            server.addText(level == 0 ? DOMAIN : "l" + level + "." + DOMAIN, "v=spf1 " + next.repeat(30) + "-all");
        }
        AuditReport report = audit(Duration.ofMinutes(1));
        assertThat(report.spf()
                        .orElseThrow()
                        .tree()
                        .all()
                        .mapToInt(t -> t.nodes().size())
                        .sum())
                .isLessThan(10_000);
        assertThat(codes(report)).contains("dns.not_asked", "spf.lookups.exceeded");
    }

    @Test
    void hostsAndMacrosOfManySendersAreCountedToo() throws Exception {
        String hosts =
                IntStream.range(0, 10).mapToObj(i -> "mx:m" + i + "." + DOMAIN).collect(Collectors.joining(" "));
        server.addText(DOMAIN, "v=spf1 " + hosts + " -all");
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                String host = "h" + i + "x" + j + "." + DOMAIN;
                server.add("m" + i + "." + DOMAIN + ". 300 IN MX 10 " + host + ".", host + ". 300 IN A 203.0.113.9");
            }
        }
        AuditReport report = audit(Duration.ofMinutes(1), "192.0.2.1");
        assertThat(server.log().stream().filter(asked -> !OF_SERVICES.contains(asked.name())))
                .hasSizeLessThanOrEqualTo(MOST_QUESTIONS);
        assertThat(codes(report)).contains("dns.not_asked").doesNotContain("dns.servfail", "spf.not_authorised");
        // Not followed to its end, so nobody knows: neither a pass nor a fail.
        assertThat(report.spf().orElseThrow().verdicts().getFirst().result()).isEqualTo(SpfResult.TEMPERROR);
        assertThat(report.part(Part.SPF).orElseThrow().state()).isEqualTo(PartState.NOT_CHECKED);
    }

    @Test
    void aTreeThatWasReadToItsEndIsNotSaidToHaveNone() throws Exception {
        server.addText(DOMAIN, "v=spf1 include:a." + DOMAIN + " -all").addText("a." + DOMAIN, "v=spf1 mx -all");
        AuditReport report = audit(Duration.ofMinutes(1));
        assertThat(codes(report)).doesNotContain("dns.not_asked");
        assertThat(report.spf().orElseThrow().tree()).matches(SpfTree::isWhole);
    }
}
