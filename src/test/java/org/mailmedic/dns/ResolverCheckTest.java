package org.mailmedic.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.dns.ResolverReport.Verdict;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// Resolvers that tell the truth, and one that does not.
@Timeout(60)
class ResolverCheckTest {
    private final DnsServer server =
            DnsServer.start("good.example. 60 IN A 192.0.2.1", "com. 60 IN SOA a. b. 1 1 1 1 1");
    private final LiveDns dns = LiveDns.closedWorld(server.address()).withPatience(Duration.ofSeconds(1));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anHonestResolver() throws Exception {
        ResolverReport report = new ResolverCheck(dns).look("good.example");
        assertThat(report.invents()).isEqualTo(Verdict.NO);
        assertThat(report.tcp()).isEqualTo(Verdict.YES);
        assertThat(report.validates()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.resolver()).endsWith(":" + server.port());
        assertThat(report.isReliableAboutAbsence()).isTrue();
        assertThat(report.questions()).isEqualTo(server.log().size());
    }

    @Test
    void oneThatInventsAnswers() throws Exception {
        server.add("*. 60 IN A 203.0.113.80");
        ResolverReport report = new ResolverCheck(dns).look("nowhere.example");
        assertThat(report.invents()).isEqualTo(Verdict.YES);
        assertThat(report.invented()).isNotEmpty();
        assertThat(report.isReliableAboutAbsence()).isFalse();
    }

    @Test
    void aWildcardOfTheDomainIsNoInvention() throws Exception {
        server.add("*.good.example. 60 IN A 192.0.2.1");
        ResolverReport report = new ResolverCheck(dns).look("good.example");
        assertThat(report.invents()).isEqualTo(Verdict.NO);
        assertThat(report.wildcard()).isTrue();
    }

    @Test
    void withoutTcp() throws Exception {
        server.fault("com", new DnsFault.NotOverTcp());
        assertThat(new ResolverCheck(dns).look("good.example").tcp()).isEqualTo(Verdict.NO);
    }

    @Test
    void largeAnswersOverUdp() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.add(". 60 IN DNSKEY 257 3 8 " + "AwEAAb" + i + "A".repeat(249));
        }
        assertThat(new ResolverCheck(dns).look("good.example").large()).isEqualTo(Verdict.YES);
    }

    @Test
    void theResolverIsTestedOnceForManyDomains() throws Exception {
        var check = new ResolverCheck(dns);
        check.look("good.example");
        int first = server.log().size();
        check.look("good.example");
        assertThat(server.log()).hasSize(first + 1);
    }

    @Test
    void silenceIsUnknown() throws Exception {
        server.close();
        ResolverReport report = new ResolverCheck(dns).look("good.example");
        assertThat(report.invents()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.resolver()).isEmpty();
    }
}
