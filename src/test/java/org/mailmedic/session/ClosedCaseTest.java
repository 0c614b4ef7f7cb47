package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.web.Web;

/// Whatever is under way ends with its case.
@Timeout(60)
class ClosedCaseTest {
    @Test
    void nobodyIsAskedOnceACaseIsClosed() throws Exception {
        try (DnsServer server = DnsServer.start("brightlane.example. 300 IN MX 10 mx.brightlane.example.")) {
            Dns live = LiveDns.at(server.address());
            var asking = new CountDownLatch(1);
            // Each question waits at the door, and would go on only if its thread were not interrupted.
            Dns door = question -> {
                asking.countDown();
                new CountDownLatch(1).await();
                return live.ask(question);
            };
            Session c =
                    Sessions.watched(new World(door, new LiveNetwork(), Web.none(), "test"), "anna@brightlane.example");
            Run<AuditReport> audit = c.audit(false, EnumSet.allOf(Part.class), _ -> {});
            Run<AuthoritativeView> authorities = c.authorities();
            Run<Boolean> next = c.next();
            asking.await();

            c.close();

            assertThat(Sessions.await(audit).cancelled()).isTrue();
            Sessions.await(authorities);
            Sessions.await(next);
            // What begins only now ends at once.
            Sessions.await(c.authorities());
            assertThat(server.log()).isEmpty();
        }
    }
}
