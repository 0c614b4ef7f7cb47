package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsServer;

/// A resolver that denies every name, those that exist for certain among them.
@Timeout(60)
class DenyingResolverTest {
    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private static AuditRequest request(String domain) {
        return AuditRequest.about(domain, Set.of(Part.values()), Duration.ofSeconds(30))
                .provider(Catalogue.load().byId("workspace"))
                .addresses(List.of("192.0.2.7"))
                .blockLists(List.of("zen.spamhaus.org"))
                .build();
    }

    private AuditReport audit(Dns dns) throws Exception {
        return new Auditor(dns)
                .start(request("brightlane.example"), _ -> {})
                .result()
                .get(60, TimeUnit.SECONDS);
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream().map(f -> f.code().code()).toList();
    }

    @Test
    void isToldAsSuchAndNothingIsSaidOfTheDomain() throws Exception {
        AuditReport report = audit(LiveDns.at(server.address()));

        assertThat(codes(report)).containsOnly("dns.denied", "dnsbl.unusable").containsOnlyOnce("dns.denied");
        assertThat(report.parts().values()).noneMatch(part -> part.state().isAnswered());
        assertThat(report.findings())
                .filteredOn(f -> f.code().code().equals("dns.denied"))
                .singleElement()
                .satisfies(f -> assertThat(f.arguments()).containsEntry("certain", "smtp.gmail.com"));
    }

    @Test
    void isNotBelievedEitherWhenTheCaseIsOpenedAgain() throws Exception {
        AuditReport report = audit(LiveDns.at(server.address()));
        AuditReport again = new ReplayedAudit(Catalogue.load(), BlockLists.load(), Severities.load())
                .read(report.answers(), request("brightlane.example"));
        assertThat(codes(again)).containsExactlyElementsOf(codes(report));
    }

    @Test
    void whoKnowsAnyNameThatExistsIsBelieved() throws Exception {
        server.add("a.root-servers.net. 300 IN A 198.51.100.4");
        assertThat(codes(audit(LiveDns.at(server.address()))))
                .contains("dns.nxdomain")
                .doesNotContain("dns.denied");
    }

    @Test
    void aClosedWorldNeedNotHoldOtherNames() throws Exception {
        assertThat(codes(audit(LiveDns.closedWorld(server.address()))))
                .contains("dns.nxdomain")
                .doesNotContain("dns.denied");
        assertThat(server.log()).noneMatch(asked -> asked.name().contains("root-servers"));
    }

    @Test
    void whoKnowsTheDomainIsAskedNothingMore() throws Exception {
        server.add("brightlane.example. 300 IN A 192.0.2.7");
        AuditReport report = audit(LiveDns.at(server.address()));
        assertThat(codes(report)).contains("spf.missing").doesNotContain("dns.denied");
        assertThat(report.part(Part.SPF).orElseThrow().state()).isEqualTo(PartState.BAD);
        assertThat(server.log()).noneMatch(asked -> asked.name().contains("root-servers"));
    }
}
