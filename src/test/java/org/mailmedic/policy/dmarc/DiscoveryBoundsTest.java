package org.mailmedic.policy.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// How far the tree walk goes, and what is asked of those who shall take the reports.
@Timeout(30)
class DiscoveryBoundsTest {
    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private DmarcReadout look(String domain) throws InterruptedException {
        return new DmarcDiscovery(LiveDns.at(server.address())).look(domain);
    }

    @Test
    void aNameOfNineLabelsIsCutToSevenAndTheEighthIsNotAsked() throws Exception {
        server.addText("_dmarc.b.c.d.e.f.g.h.example", "v=DMARC1; p=reject");
        DmarcReadout readout = look("a.b.c.d.e.f.g.h.example");
        assertThat(readout.walk().record()).isEmpty();
        assertThat(server.log()).extracting(DnsServer.Asked::name).doesNotContain("_dmarc.b.c.d.e.f.g.h.example");
    }

    @Test
    void theSeventhLabelIsAsked() throws Exception {
        server.addText("_dmarc.c.d.e.f.g.h.example", "v=DMARC1; p=reject; sp=quarantine");
        assertThat(look("a.b.c.d.e.f.g.h.example").walk().foundAt()).isEqualTo("_dmarc.c.d.e.f.g.h.example");
    }

    @Test
    void aReportDomainThatDoesNotAnswerHasNotRefused() throws Exception {
        server.addText("_dmarc.shop.example", "v=DMARC1; p=none; rua=mailto:a@silent.test,mailto:b@refusing.test")
                .addText("refusing.test", "there is a domain")
                .fault("shop.example._report._dmarc.silent.test", new DnsFault.ServerFailure());
        assertThat(look("shop.example").unauthorised()).containsExactly("refusing.test");
    }

    @Test
    void noMoreThanTenReportDomainsAreAsked() throws Exception {
        String rua =
                IntStream.range(0, 14).mapToObj(i -> "mailto:r@d" + i + ".test").collect(Collectors.joining(","));
        server.addText("_dmarc.shop.example", "v=DMARC1; p=none; rua=" + rua);
        look("shop.example");
        assertThat(server.log().stream().filter(a -> a.name().contains("._report._dmarc.")))
                .hasSize(10);
    }
}
