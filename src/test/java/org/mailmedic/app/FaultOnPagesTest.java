package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.Logged;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.PrivateFiles;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.OneMailServer;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.Web;

/// A fault of ours in what a page started: the foot says so and leads to the report, the report holds the line of the
/// log, and the page no longer says that it is at work.
class FaultOnPagesTest {
    private static final String CANARY = "kb7canary";
    private static final String ZONE = """
        brightlane.example. 300 IN SOA ns.brightlane.example. h.brightlane.example. 1 2 3 4 60
        brightlane.example. 300 IN NS ns.brightlane.example.
        brightlane.example. 300 IN MX 10 mx.brightlane.example.
        mx.brightlane.example. 300 IN A 127.0.0.1
        brightlane.example. 300 IN TXT "v=spf1 +all"
        """;

    @RegisterExtension
    final Logged logged = new Logged();

    @TempDir
    Path folder;

    private final AtomicBoolean faulty = new AtomicBoolean();

    /// Fails once it shall, not as the DNS or a server would: by a fault of ours.
    private final class Faulty implements Dns, Network {
        private final Dns dns;
        private final Network network;

        Faulty(DnsServer dns, SmtpServer mail) {
            this.dns = LiveDns.at(dns.address());
            this.network = new OneMailServer(mail);
        }

        @Override
        public DnsAnswer ask(Question question) throws InterruptedException {
            fail();
            return dns.ask(question);
        }

        @Override
        public Dns directly(InetAddress nameServer) {
            return this;
        }

        @Override
        public List<InetAddress> resolve(String host) throws InterruptedException, java.net.UnknownHostException {
            fail();
            return network.resolve(host);
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            return network.endpoint(address, port);
        }

        @Override
        public List<X509Certificate> trusted() {
            return network.trusted();
        }

        private void fail() {
            if (faulty.get()) {
                throw new IllegalStateException(CANARY + " for anna@brightlane.example");
            }
        }
    }

    @Test
    void onTheDnsPage() throws Exception {
        in(StepId.DNS, window -> {
            window.press("ask-all");
            reported(window);
            assertThat(window.shows("ask-all")).isTrue();
        });
    }

    @Test
    void onTheFixPage() throws Exception {
        in(StepId.FIX, window -> {
            window.until(() -> window.shows("check"));
            window.press("check");
            reported(window);
            assertThat(window.shows("check")).isTrue();
        });
    }

    @Test
    void onTheProvePage() throws Exception {
        in(StepId.PROVE, window -> {
            window.fill("test-recipient", "buyer@meadow.example");
            window.press("send-test");
            window.press("confirm-send");
            reported(window);
            assertThat(window.shows("stop-send")).isFalse();
            assertThat(window.session().current().sent()).isEmpty();
        });
    }

    private interface Look {
        void at(TestWindow window) throws Exception;
    }

    private void in(StepId step, Look look) throws Exception {
        try (DnsServer dns = DnsServer.start(ZONE);
                SmtpServer mail = SmtpServer.start(new SmtpPolicy() {})) {
            var reached = new Faulty(dns, mail);
            Cases cases = Sessions.cases(folder.resolve("cases"), new World(reached, reached, Web.none(), "test"));
            Session session = cases.begin();
            session.noBounce();
            session.addressTyped("anna@brightlane.example");
            session.choose("own-server");
            session.server(new Case.Server("mx.brightlane.example", 587, Security.NONE, ""));
            Sessions.await(session.probe(_ -> {}));
            Sessions.await(session.audit(false, EnumSet.allOf(Part.class), _ -> {}));
            while (session.current().step() != step) {
                assertThat(Sessions.await(session.next())).isTrue();
            }
            try (TestWindow window = TestWindow.open(cases, session)) {
                var log = log(window.places().log());
                try {
                    faulty.set(true);
                    look.at(window);
                } finally {
                    faulty.set(false);
                    Logger.getLogger("org.mailmedic").removeHandler(log);
                    log.close();
                }
            }
        }
    }

    /// The log as the app keeps it, for as long as the test catches what is logged.
    private static FileHandler log(Path kept) throws Exception {
        PrivateFiles.createFolder(kept);
        var log = new FileHandler(kept.resolve("mailmedic-0.log").toString());
        log.setFormatter(new LogLine());
        Logger.getLogger("org.mailmedic").addHandler(log);
        return log;
    }

    private void reported(TestWindow window) {
        window.until(() -> window.text("foot-message").contains("Something went wrong"));
        assertThat(logged.take()).isNotEmpty().allMatch(line -> line.endsWith(": IllegalStateException"));
        window.press("report-fault");
        window.until(() -> window.text("fault-text").contains("## Log"));
        assertThat(window.text("fault-text"))
                .contains("a fault of ours")
                .contains("java.lang.IllegalStateException\n")
                .contains("FaultOnPagesTest")
                .doesNotContain(CANARY, "brightlane");
        window.press("close-fault");
    }
}
