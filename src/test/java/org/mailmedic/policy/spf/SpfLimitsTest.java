package org.mailmedic.policy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// What an evaluation counts, and what it does not.
@Timeout(30)
class SpfLimitsTest {
    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private SpfVerdict check() throws InterruptedException {
        return new SpfCheck(LiveDns.at(server.address()))
                .check(new SpfIdentity(InetAddress.ofLiteral("192.0.2.7"), "mail.shop.example", "anna@shop.example"));
    }

    @Test
    void aHostWhoseOtherFamilyIsSilentIsNoVoidLookup() throws Exception {
        server.addText("shop.example", "v=spf1 a:h0.shop.example a:h1.shop.example a:h2.shop.example -all");
        IntStream.range(0, 3)
                .forEach(i -> server.addText("h" + i + ".shop.example", "a name without addresses")
                        .fault("h" + i + ".shop.example", "AAAA", new DnsFault.ServerFailure()));
        SpfVerdict verdict = check();
        assertThat(verdict.voids()).isZero();
        assertThat(verdict.result()).isEqualTo(SpfResult.FAIL);
    }

    @Test
    void noMoreThanTenNamesOfReverseDnsAreLookedAt() throws Exception {
        server.addText("shop.example", "v=spf1 ptr:other.example -all");
        IntStream.range(0, 14)
                .forEach(i -> server.add(
                        "7.2.0.192.in-addr.arpa. 300 IN PTR n" + i + ".shop.example.",
                        "n" + i + ".shop.example. 300 IN A 192.0.2.7"));
        assertThat(check().result()).isEqualTo(SpfResult.FAIL);
        assertThat(server.log().stream()
                        .filter(a -> a.type().equals("A"))
                        .map(DnsServer.Asked::name)
                        .distinct())
                .hasSize(SpfLimits.PTR_NAMES);
    }
}
