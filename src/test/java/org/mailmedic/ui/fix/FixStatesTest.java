package org.mailmedic.ui.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.Web;

/// The checklist in the real window, from open over waiting to done and broken again, against a resolver
/// with an old cache and the zone's own server; leaves a picture of every state.
class FixStatesTest {
    private static final Dimension2D[] SIZES = {new Dimension2D(1000, 700), new Dimension2D(1440, 900)};
    private static final String ZONE = """
        brightlane.example. 300 IN SOA ns.brightlane.example. h.brightlane.example. 1 2 3 4 60
        brightlane.example. 300 IN NS ns.brightlane.example.
        ns.brightlane.example. 300 IN A 127.0.0.1
        brightlane.example. 300 IN MX 10 mx.brightlane.example.
        mx.brightlane.example. 300 IN A 127.0.0.1
        _dmarc.brightlane.example. 300 IN TXT "v=DMARC1; p=none; rua=mailto:d@brightlane.example"
        """;
    private static final String MENDED = "brightlane.example. 300 IN TXT \"v=spf1 mx -all\"";

    @TempDir
    Path folder;

    private record TwoServers(Dns resolver, Dns owner) implements Dns {
        @Override
        public DnsAnswer ask(Question question) throws InterruptedException {
            return resolver.ask(question);
        }

        @Override
        public Dns directly(InetAddress nameServer) {
            return owner;
        }
    }

    private static String broken(int ttl) {
        return "brightlane.example. " + ttl + " IN TXT \"v=spf1 +all\"";
    }

    private static Session at(StepId step, World world) throws Exception {
        Session c = Sessions.watched(world, "anna@brightlane.example");
        Sessions.await(c.next());
        Sessions.await(c.next());
        c.choose("own-server");
        Sessions.await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
        for (int i = 0; i < 10 && c.current().step() != step; i++) {
            if (!Sessions.await(c.next())) {
                c.skip("walk.skip.sign_in");
            }
        }
        assertThat(c.current().step()).isEqualTo(step);
        return c;
    }

    private static FixItem spf(Session c) {
        return c.outcome().checklist().now().stream()
                .filter(item -> item.recheck() == Part.SPF)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fromOpenOverWaitingToGreenAndBrokenAgain() throws Exception {
        Cases cases = Sessions.cases(folder);
        try (DnsServer cache = DnsServer.start(ZONE + broken(300));
                DnsServer owner = DnsServer.start(ZONE + broken(300))) {
            var world = new World(
                    new TwoServers(LiveDns.at(cache.address()), LiveDns.at(owner.address())),
                    new LiveNetwork(),
                    Web.none(),
                    "test");
            Session c = at(StepId.FIX, world);
            String spf = spf(c).id();
            try (var window = TestWindow.open(cases, c)) {
                window.until(() -> window.shows("watch"));
                Screenshots.take("6-start", window.window().root(), SIZES);
            }
            c = at(StepId.FIX, world);
            try (var window = TestWindow.open(cases, c)) {
                Session now = c;
                window.until(() -> window.shows("watch"));
                window.focus("watch");
                window.keys(KeyCode.SPACE);
                window.until(() -> now.watching() != org.mailmedic.session.WatchState.OFF);

                owner.remove(broken(300));
                owner.add(MENDED);
                window.until(() -> window.shows("cache-clock"));
                window.until(() -> window.words("news").contains("Published: "));
                String left = window.words("cache-clock");
                assertThat(left).contains("own name servers", "4:5");
                window.until(() -> !window.words("cache-clock").equals(left));
                window.picture("6-waiting-window");

                cache.remove(broken(300));
                cache.add(MENDED);
                window.until(() -> window.words("news").contains("It works now: "));
                window.until(() -> !window.shows("cache-clock"));
                assertThat(now.current().ticks()).containsKey(spf);
                window.picture("6-green-window");

                owner.remove(MENDED);
                owner.add(broken(300));
                window.until(() -> window.words("news").contains("It broke again: "));
                assertThat(now.current().ticks()).doesNotContainKey(spf);
                window.until(() -> window.shows("changes"));
                Screenshots.take("6-broken-again", window.window().root(), SIZES);
            }
        }
    }
}
