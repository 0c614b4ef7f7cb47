package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.checkup.AuthoritativeView.State;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// Two name servers of a zone and a resolver, each a real server of its own on loopback.
@Timeout(60)
class AuthoritiesTest {
    private static final String SOA = "a.example. 300 IN SOA ns1.a.example. host.a.example. ";
    private static final Question TXT = new Question("a.example", RecordType.TXT);
    private static final Question DMARC = new Question("_dmarc.a.example", RecordType.TXT);

    private final DnsServer one = DnsServer.start(SOA + "7 3600 600 86400 900");
    private final DnsServer two = DnsServer.start(SOA + "7 3600 600 86400 900");
    private final DnsServer resolver = DnsServer.start(
                    SOA + "6 3600 600 86400 900",
                    "a.example. 300 IN NS ns1.a.example.",
                    "a.example. 300 IN NS ns2.a.example.",
                    "ns1.a.example. 300 IN A 192.0.2.1",
                    "ns2.a.example. 300 IN A 192.0.2.2")
            .asCache();

    /// Another address that leads to the first of them.
    private Optional<InetAddress> inside = Optional.empty();

    @AfterEach
    void stop() {
        one.close();
        two.close();
        resolver.close();
    }

    /// Addresses of documentation lead to servers on loopback.
    private Dns world(DnsServer asked) {
        Map<InetAddress, DnsServer> servers =
                new HashMap<>(Map.of(InetAddress.ofLiteral("192.0.2.1"), one, InetAddress.ofLiteral("192.0.2.2"), two));
        inside.ifPresent(address -> servers.put(address, one));
        LiveDns cached = LiveDns.at(asked.address()).withPatience(Duration.ofSeconds(1));
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

    private AuthoritativeView ask(Question... questions) throws Exception {
        return ask(resolver, questions);
    }

    private AuthoritativeView ask(DnsServer asked, Question... questions) throws Exception {
        return new Authorities(world(asked))
                .start("a.example", List.of(questions))
                .result()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatIsEverywhere() throws Exception {
        for (DnsServer server : List.of(one, two, resolver)) {
            server.add("a.example. 300 IN TXT \"v=spf1 -all\"");
        }
        AuthoritativeView view = ask(TXT);
        assertThat(view.zone()).isEqualTo("a.example");
        assertThat(view.servers()).hasSize(2).allMatch(AuthoritativeView.Server::isAuthoritative);
        assertThat(view.sameSerials()).isTrue();
        assertThat(view.rows().getFirst().state()).isEqualTo(State.EVERYWHERE);
        assertThat(view.servers().getFirst().negativeTtl()).contains(Duration.ofMinutes(5));
    }

    @Test
    void publishedButCachesHoldTheOldOne() throws Exception {
        one.add("a.example. 300 IN TXT \"new\"");
        two.add("a.example. 300 IN TXT \"new\"");
        resolver.add("a.example. 2220 IN TXT \"old\"");
        AuthoritativeView.Row row = ask(TXT).rows().getFirst();
        assertThat(row.state()).isEqualTo(State.CACHED_OLD);
        assertThat(row.oldFor()).contains(Duration.ofMinutes(37));
        assertThat(row.published()).containsExactly("new");
    }

    /// A resolver that keeps a version of the zone of its own says so, and no time to live will mend it.
    @Test
    void aNetworkWithItsOwnVersionOfTheZoneIsNoOldCache() throws Exception {
        one.add("a.example. 300 IN TXT \"v=spf1 -all\"");
        two.add("a.example. 300 IN TXT \"v=spf1 -all\"");
        try (DnsServer inside = DnsServer.start(resolver.lines())) {
            inside.add("a.example. 300 IN TXT \"inside\"");
            AuthoritativeView view = ask(inside, TXT);
            assertThat(view.rows().getFirst().state()).isEqualTo(State.SPLIT);
            assertThat(view.rows().getFirst().oldFor()).isEmpty();
            assertThat(view.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code().code()).isEqualTo("dns.split");
                assertThat(finding.subject()).isEqualTo("a.example");
                assertThat(finding.evidence()).contains("\"inside\"", "\"v=spf1 -all\"");
            });
        }
    }

    @Test
    void aResolverThatKeepsTheZoneAndSaysTheSameIsNoMatter() throws Exception {
        one.add("a.example. 300 IN TXT \"v=spf1 -all\"");
        two.add("a.example. 300 IN TXT \"v=spf1 -all\"");
        try (DnsServer inside = DnsServer.start(resolver.lines())) {
            inside.add("a.example. 300 IN TXT \"v=spf1 -all\"");
            AuthoritativeView view = ask(inside, TXT);
            assertThat(view.rows().getFirst().state()).isEqualTo(State.EVERYWHERE);
            assertThat(view.findings()).isEmpty();
        }
    }

    /// On some networks even the name servers are inside ones: nothing differs, and the world sees something else.
    @ParameterizedTest
    @CsvSource({"10.0.0.53, A, true", "172.16.3.4, A, true", "fd00::53, AAAA, true", "192.0.2.1, A, false"})
    void nameServersThatNobodyOutsideCanReach(String address, String type, boolean split) throws Exception {
        resolver.clear("ns1.a.example", "A")
                .clear("ns2.a.example", "A")
                .add("ns1.a.example. 300 IN " + type + " " + address);
        inside = Optional.of(InetAddress.ofLiteral(address));
        AuthoritativeView view = ask(TXT);
        assertThat(view.findings()).hasSize(split ? 1 : 0);
        assertThat(view.findings()).allMatch(f -> f.evidence().contains(address));
    }

    @Test
    void cachesMayHoldThatThereIsNone() throws Exception {
        one.add("_dmarc.a.example. 300 IN TXT \"v=DMARC1; p=none\"");
        two.add("_dmarc.a.example. 300 IN TXT \"v=DMARC1; p=none\"");
        AuthoritativeView.Row row = ask(DMARC).rows().getFirst();
        assertThat(row.state()).isEqualTo(State.CACHED_OLD);
        assertThat(row.oldFor()).contains(Duration.ofMinutes(5));
    }

    @Test
    void serversMayDiffer() throws Exception {
        one.add("a.example. 300 IN TXT \"new\"");
        two.add("a.example. 300 IN TXT \"old\"").remove(SOA + "7 3600 600 86400 900");
        two.add(SOA + "5 3600 600 86400 900");
        AuthoritativeView view = ask(TXT);
        assertThat(view.rows().getFirst().state()).isEqualTo(State.DISAGREE);
        assertThat(view.sameSerials()).isFalse();
    }

    @Test
    void aSilentServerDoesNotHideTheOther() throws Exception {
        one.add("a.example. 300 IN TXT \"new\"");
        resolver.add("a.example. 300 IN TXT \"new\"");
        two.fault("a.example", new DnsFault.Silence());
        AuthoritativeView.Row row = ask(TXT).rows().getFirst();
        assertThat(row.state()).isEqualTo(State.EVERYWHERE);
        assertThat(row.said()).extracting(AuthoritativeView.Said::counts).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void namesOfOthersAreNotAsked() throws Exception {
        assertThat(ask(TXT, new Question("b.example", RecordType.TXT)).rows()).hasSize(1);
    }

    @Test
    void aClosedWorldIsAskedItself() throws Exception {
        AuthoritativeView view = new Authorities(LiveDns.closedWorld(one.address()))
                .start("a.example", List.of(TXT))
                .result()
                .get(30, TimeUnit.SECONDS);
        assertThat(view.servers()).hasSize(1);
        assertThat(view.rows().getFirst().state()).isEqualTo(State.EVERYWHERE);
    }
}
