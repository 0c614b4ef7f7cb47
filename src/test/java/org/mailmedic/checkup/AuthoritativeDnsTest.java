package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// Checking again at two name servers of a zone, each a real server on loopback, beside a resolver with
/// a cache.
@Timeout(60)
class AuthoritativeDnsTest {
    private static final String SOA = "a.example. 300 IN SOA ns1.a.example. host.a.example. 7 3600 600 86400 900";

    private final DnsServer one = DnsServer.start(SOA);
    private final DnsServer two = DnsServer.start(SOA);
    private final DnsServer resolver = DnsServer.start(
            SOA,
            "a.example. 300 IN NS ns1.a.example.",
            "a.example. 300 IN NS ns2.a.example.",
            "ns1.a.example. 300 IN A 192.0.2.1",
            "ns2.a.example. 300 IN A 192.0.2.2");

    @BeforeEach
    void fill() {
        for (DnsServer server : List.of(one, two)) {
            server.add("a.example. 300 IN TXT \"v=spf1 ip4:192.0.2.9 -all\"");
        }
        resolver.add("a.example. 2220 IN TXT \"v=spf1 ip4:192.0.2.9 +all\"");
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        resolver.close();
    }

    private Dns world() {
        Map<InetAddress, DnsServer> servers =
                Map.of(InetAddress.ofLiteral("192.0.2.1"), one, InetAddress.ofLiteral("192.0.2.2"), two);
        LiveDns cached = LiveDns.at(resolver.address()).withPatience(Duration.ofSeconds(1));
        return new Dns() {
            @Override
            public DnsAnswer ask(Question question) throws InterruptedException {
                return cached.ask(question);
            }

            @Override
            public Dns directly(InetAddress nameServer) {
                return LiveDns.at(
                                Objects.requireNonNull(servers.get(nameServer)).address())
                        .withPatience(Duration.ofSeconds(1));
            }

            @Override
            public boolean isClosedWorld() {
                return false;
            }
        };
    }

    private static AuditRequest request(Duration timeout) {
        return AuditRequest.about("a.example", Set.of(Part.SPF), timeout).build();
    }

    private RecheckedAudit recheck() throws Exception {
        return new Auditor(world())
                .startAtSource(request(Duration.ofSeconds(20)))
                .result()
                .get(30, TimeUnit.SECONDS);
    }

    private static List<String> codes(RecheckedAudit seen) {
        return seen.report().findings().stream()
                .map(Finding::code)
                .map(c -> c.code())
                .toList();
    }

    @Test
    void whatIsPublishedCountsAndCachesKeepTheOldForAWhile() throws Exception {
        RecheckedAudit seen = recheck();
        assertThat(codes(seen)).doesNotContain("spf.plus_all");
        assertThat(seen.oldFor()).contains(Duration.ofMinutes(37));
        assertThat(seen.differing()).isEmpty();
    }

    @Test
    void aServerThatWasLeftBehindIsToldAndTheOldCounts() throws Exception {
        two.clear("a.example", "TXT").add("a.example. 300 IN TXT \"v=spf1 ip4:192.0.2.9 +all\"");
        RecheckedAudit seen = recheck();
        assertThat(seen.differing()).containsExactly(new Question("a.example", RecordType.TXT));
        assertThat(codes(seen)).contains("spf.plus_all");
    }

    @Test
    void aServerThatDoesNotAnswerHidesNothing() throws Exception {
        two.fault("a.example", new DnsFault.Silence());
        RecheckedAudit seen = recheck();
        assertThat(codes(seen)).doesNotContain("spf.plus_all");
        assertThat(seen.differing()).isEmpty();
    }

    @Test
    void itTakesNoTestOfTheResolver() throws Exception {
        recheck();
        assertThat(resolver.log()).noneMatch(a -> a.name().contains("mailmedic-"));
    }

    @Test
    void stoppingItEndsItWithoutASecondAudit() throws Exception {
        resolver.fault("a.example", new DnsFault.Silence());
        Run<RecheckedAudit> run = new Auditor(LiveDns.at(resolver.address()).withPatience(Duration.ofMinutes(5)))
                .startAtSource(request(Duration.ofMinutes(5)));
        while (resolver.log().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        int asked = resolver.log().size();
        run.cancel();
        RecheckedAudit seen = run.result().get(20, TimeUnit.SECONDS);
        assertThat(seen.report().cancelled()).isTrue();
        assertThat(seen.report().parts()).isEmpty();
        assertThat(seen.oldFor()).isEmpty();
        assertThat(resolver.log()).hasSize(asked);
    }

    @Test
    void whatStandsBeforeAnOpenWorldIsOpenToo() {
        var change = new RecordChange(new RecordToPublish("a.example", "TXT", "v=spf1 -all"), List.of(), List.of());
        assertThat(new DnsOverlay(world(), change).isClosedWorld()).isFalse();
        assertThat(new DnsOverlay(LiveDns.closedWorld(one.address()), change).isClosedWorld())
                .isTrue();
    }

    @Test
    void anAnswerSaysHowLongCachesKeepIt() throws Exception {
        one.add("a.example. 60 IN MX 10 mx.a.example.", "b.a.example. 30 IN A 192.0.2.5");
        Dns direct = LiveDns.at(one.address());
        DnsAnswer mx = direct.ask(new Question("a.example", RecordType.MX));
        assertThat(mx.values()).containsExactly("10 mx.a.example");
        assertThat(mx.kept()).isEqualTo(Duration.ofMinutes(1));
        // RFC 2308 section 5: the smaller of the SOA's time to live (300) and its minimum (900).
        assertThat(direct.ask(new Question("none.a.example", RecordType.TXT)).kept())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(direct.ask(new Question("b.a.example", RecordType.TXT)).kept())
                .isEqualTo(Duration.ofMinutes(5));
    }
}
