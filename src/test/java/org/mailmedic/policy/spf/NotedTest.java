package org.mailmedic.policy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// What notes the silence changes nothing else.
@Timeout(30)
class NotedTest {
    @Test
    void aWorldIsAsOpenOrClosedAsTheOneBehindIt() {
        try (DnsServer server = DnsServer.start()) {
            assertThat(new Noted(LiveDns.closedWorld(server.address())).isClosedWorld())
                    .isTrue();
            assertThat(new Noted(LiveDns.at(server.address())).isClosedWorld()).isFalse();
        }
    }

    @Test
    void aNameServerIsAskedInTheWorldBehindIt() throws Exception {
        try (DnsServer server = DnsServer.start("a.example. 300 IN TXT \"here\"")) {
            Dns direct = new Noted(LiveDns.closedWorld(server.address())).directly(InetAddress.getLoopbackAddress());
            assertThat(direct.ask(new Question("a.example", RecordType.TXT)).texts())
                    .containsExactly("here");
        }
    }

    @Test
    void onlySilenceIsNoted() throws Exception {
        try (DnsServer server = DnsServer.start("a.example. 300 IN TXT \"here\"")) {
            server.fault("b.example", new DnsFault.Refused());
            var noted = new Noted(LiveDns.at(server.address()).withPatience(PatientDns.AMPLE));
            noted.ask(new Question("a.example", RecordType.TXT));
            noted.ask(new Question("c.example", RecordType.TXT));
            noted.ask(new Question("b.example", RecordType.TXT));
            assertThat(noted.silent()).singleElement().isInstanceOf(DnsAnswer.Refused.class);
        }
    }
}
