package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.blocklist.ListReadout;

/// Answers of block lists (RFC 5782) and what is made of them. `-` is a name that does not exist, `!` one
/// that is not answered for, `?` one that is refused.
@Timeout(60)
class ListVectorsTest {
    private static final BlockLists LISTS = BlockLists.load();

    private final DnsServer server = DnsServer.start();

    private Set<String> silent = Set.of();

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(String name, String answer) {
        switch (answer) {
            case "-" -> {}
            case "!" -> server.fault(name, new DnsFault.ServerFailure());
            case "?" -> server.fault(name, new DnsFault.Refused());
            default -> {
                for (String code : answer.split("\\+", -1)) {
                    server.add(name + ". 60 IN A " + code);
                }
            }
        }
    }

    private ListReadout ask(String zone, boolean domain) throws InterruptedException {
        var checks = new ListChecks(
                PatientDns.at(server.address(), silent), LISTS, List.of(zone), AuditRequest.LeftOut.NONE);
        return checks.ask(
                        domain ? List.of() : List.of(InetAddress.ofLiteral("192.0.2.7")),
                        domain ? List.of("shop.example") : List.of())
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        // zone, entry that must be listed, entry that must not, ours, verdict
        "zen.spamhaus.org, 127.0.0.2, -, -, NOT_LISTED",
        "zen.spamhaus.org, 127.0.0.2, -, 127.0.0.2, LISTED",
        "zen.spamhaus.org, 127.0.0.2, -, 127.0.0.4, LISTED",
        "zen.spamhaus.org, 127.0.0.2, -, 127.0.0.10, POLICY",
        "zen.spamhaus.org, 127.0.0.2, -, 127.0.0.11, POLICY",
        "zen.spamhaus.org, 127.0.0.2, -, 127.0.0.11+127.0.0.3, LISTED",
        // Public and other resolvers that the list does not serve.
        "zen.spamhaus.org, 127.255.255.254, 127.255.255.254, 127.255.255.254, REFUSED",
        "zen.spamhaus.org, 127.255.255.255, -, -, REFUSED",
        "zen.spamhaus.org, 127.255.255.252, 127.255.255.252, 127.255.255.252, REFUSED",
        // The worse case: a resolver that says "not there" of all of it.
        "zen.spamhaus.org, -, -, -, UNUSABLE",
        "zen.spamhaus.org, -, -, 127.0.0.2, UNUSABLE",
        // A list that was given up and lists the whole world, and a network that answers with its own page.
        "psbl.surriel.com, 127.0.0.2, 127.0.0.2, 127.0.0.2, UNUSABLE",
        "psbl.surriel.com, 203.0.113.9, 203.0.113.9, 203.0.113.9, UNUSABLE",
        "psbl.surriel.com, 127.0.0.2, -, 203.0.113.9, UNUSABLE",
        // 127.0.0.1 is never a listing (RFC 5782 section 2.1).
        "psbl.surriel.com, 127.0.0.2, -, 127.0.0.1, UNUSABLE",
        "psbl.surriel.com, ?, ?, ?, REFUSED",
        "psbl.surriel.com, 127.0.0.2, -, !, UNUSABLE",
        "psbl.surriel.com, !, -, -, UNUSABLE",
        "bl.mailspike.net, 127.0.0.2, -, 127.0.0.12, LISTED",
        "unknown.list.example, 127.0.0.2, -, 127.0.0.99, LISTED"
    })
    void aListOfAddresses(String zone, String listed, String clean, String own, String verdict) throws Exception {
        answer("2.0.0.127." + zone, listed);
        answer("1.0.0.127." + zone, clean);
        answer("7.2.0.192." + zone, own);
        assertThat(ask(zone, false).verdict().name()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "dbl.spamhaus.org, 127.0.1.2, -, -, NOT_LISTED",
        "dbl.spamhaus.org, 127.0.1.2, -, 127.0.1.2, LISTED",
        "dbl.spamhaus.org, 127.0.1.2, -, 127.0.1.255, REFUSED",
        "dbl.spamhaus.org, 127.255.255.254, -, -, REFUSED",
        "dbl.spamhaus.org, -, -, -, UNUSABLE",
        "multi.surbl.org, 127.0.0.8, -, 127.0.0.80, LISTED",
        "multi.surbl.org, 127.0.0.1, 127.0.0.1, 127.0.0.1, REFUSED"
    })
    void aListOfDomains(String zone, String listed, String clean, String own, String verdict) throws Exception {
        BlockList list = LISTS.byZone(zone).orElseThrow();
        answer(list.testListed() + "." + zone, listed);
        answer(list.testClean() + "." + zone, clean);
        answer("shop.example." + zone, own);
        assertThat(ask(zone, true).verdict().name()).isEqualTo(verdict);
    }

    /// A silent list is no list that has nothing.
    @Test
    void silenceIsATimeOut() throws Exception {
        silent = Set.of("2.0.0.127.psbl.surriel.com");
        server.fault("2.0.0.127.psbl.surriel.com", new DnsFault.Silence());
        assertThat(ask("psbl.surriel.com", false).verdict()).isEqualTo(ListReadout.Verdict.TIMEOUT);
    }

    /// Each list that we ship: it tells of its codes, its pages and where we have that from.
    @Test
    void everyListIsComplete() {
        assertThat(LISTS.all()).hasSizeBetween(5, 12).allSatisfy(list -> {
            assertThat(list.codes()).isNotEmpty();
            assertThat(list.usedBy()).isNotBlank();
            assertThat(list.weight()).isBetween(1, 3);
            assertThat(list.delisting().getScheme()).isEqualTo("https");
            assertThat(list.fact().source().getScheme()).isEqualTo("https");
        });
    }
}
