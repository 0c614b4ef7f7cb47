package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmedic.checkup.Ledger.Kind;
import org.mailmedic.checkup.Ledger.Purpose;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.smtp.LiveNetwork;
import org.mailmedic.web.Web;

class LedgerTest {
    @Test
    void whatIsAskedIsWrittenDownOnceWithWhoWasAsked() throws Exception {
        try (DnsServer server = DnsServer.start("a.example. 300 IN TXT \"x\"")) {
            var ledger = new Ledger(
                    new World(LiveDns.at(server.address()), new LiveNetwork(), Web.none(), "test"), Clock.systemUTC());
            var question = new Question("a.example", RecordType.TXT);
            ledger.world(Purpose.AUDIT).dns().ask(question);
            ledger.world(Purpose.AUDIT).dns().ask(question);

            assertThat(ledger.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.what()).isEqualTo("a.example TXT");
                assertThat(entry.at()).contains("127.0.0.1");
                assertThat(entry.times()).isEqualTo(2);
                assertThat(entry.purpose()).isEqualTo(Purpose.AUDIT);
            });
        }
    }

    @Test
    void aConnectionIsWrittenDownWithTheNameOfItsHost() throws Exception {
        try (Lab lab = Lab.open(PracticeCases.all().getFirst(), LiveDns::closedWorld)) {
            var ledger = new Ledger(lab.world(), Clock.systemUTC());
            var network = ledger.world(Purpose.PROBE).network();
            String host = lab.entries().server().host();
            network.endpoint(network.resolve(host).getFirst(), 587);

            assertThat(ledger.entries())
                    .extracting(Ledger.Entry::kind, Ledger.Entry::what)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple(Kind.NAME_ASKED, host),
                            org.assertj.core.groups.Tuple.tuple(Kind.HOST_CONTACTED, host + ":587"));
        }
    }

    @Test
    void itIsBounded() throws Exception {
        var ledger = new Ledger(
                new World(
                        q -> new DnsAnswer.TimedOut(q, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
                        new LiveNetwork(),
                        Web.none(),
                        ""),
                Clock.systemUTC());
        for (int i = 0; i < 2000; i++) {
            ledger.world(Purpose.AUDIT).dns().ask(new Question("n" + i + ".example", RecordType.A));
        }
        assertThat(ledger.entries()).hasSizeLessThan(610);
        assertThat(ledger.entries().stream().mapToInt(Ledger.Entry::times).sum())
                .isEqualTo(2000);
    }

    /// A new way out of this computer that has a default would go past the ledger unseen.
    @Test
    void everyWayOutIsRecorded() {
        World recorded = new Ledger(
                        new World(
                                q -> new DnsAnswer.TimedOut(
                                        q, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
                                new LiveNetwork(),
                                Web.none(),
                                ""),
                        Clock.systemUTC())
                .world(Purpose.OTHER);
        for (Object edge : List.of(recorded.dns(), recorded.network(), recorded.web())) {
            Class<?> port = edge.getClass().getInterfaces()[0];
            assertThat(Arrays.stream(port.getMethods())
                            .filter(m -> !Modifier.isStatic(m.getModifiers()))
                            .filter(m -> !overrides(edge.getClass(), m)))
                    .as(port.getSimpleName())
                    .isEmpty();
        }
    }

    private static boolean overrides(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
    }
}
