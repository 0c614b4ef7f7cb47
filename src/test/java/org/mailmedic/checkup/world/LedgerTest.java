package org.mailmedic.checkup.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Contact;
import org.mailmedic.checkup.world.Ledger.Kind;
import org.mailmedic.checkup.world.Ledger.Purpose;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Secret;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;

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
    void theQueryOfAWebAddressIsNotWrittenDown() throws Exception {
        Web web = _ -> new WebAnswer.Failed(WebAnswer.Reason.UNREACHABLE, "");
        var ledger = new Ledger(
                new World(
                        LiveDns.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)),
                        new LiveNetwork(),
                        web,
                        "test"),
                Clock.systemUTC());

        ledger.world(Purpose.RECOGNISE)
                .web()
                .fetch(WebRequest.get(URI.create(
                        "https://autoconfig.a.example:8443/mail/config-v1.1.xml?emailaddress=anna%40a.example#x")));

        assertThat(ledger.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.PAGE_FETCHED);
            assertThat(entry.what()).isEqualTo("https://autoconfig.a.example:8443/mail/config-v1.1.xml");
            assertThat(entry.at()).isEqualTo("autoconfig.a.example");
        });
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
    void aQuestionThatIsCancelledStandsInItToo() {
        var ledger = new Ledger(
                new World(
                        _ -> {
                            throw new InterruptedException();
                        },
                        new LiveNetwork(),
                        Web.none(),
                        "192.0.2.53"),
                Clock.systemUTC());
        assertThatThrownBy(() -> ledger.world(Purpose.AUDIT).dns().ask(new Question("a.example", RecordType.TXT)))
                .isInstanceOf(InterruptedException.class);
        assertThat(ledger.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("a.example TXT");
            assertThat(entry.at()).isEqualTo("192.0.2.53");
        });
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

    /// A whole walk with its test message: every question, connection and page that a spy at the edge saw is in
    /// the ledger, and nothing else.
    @ParameterizedTest
    @ValueSource(strings = {"spf-two-records", "relay-denied", "gmail-app-password"})
    void afterAWholeWalkEverybodyContactedIsInTheLedger(String practice, @TempDir Path folder) throws Exception {
        try (Lab lab = Lab.open(PracticeCases.find(practice).orElseThrow(), LiveDns::closedWorld)) {
            var spy = new Spy();
            var entries = lab.entries();
            try (Session c = Sessions.cases(folder, spy.before(lab.world())).begin()) {
                c.bounceTyped(lab.practice().bounce());
                Sessions.until(() -> !c.readings().isEmpty() && !c.readingNow());
                c.addressTyped(entries.address());
                c.choose(lab.practice().provider());
                c.recipient(lab.practice().recipient());
                c.server(new Case.Server(
                        entries.server().host(),
                        entries.server().port(),
                        entries.server().security(),
                        entries.user()));
                c.credentials(
                        entries.user().isEmpty()
                                ? new Credentials.None()
                                : new Credentials.Password(
                                        entries.user(),
                                        new Secret(entries.password().toCharArray())));
                Sessions.await(c.probe(_ -> {}));
                Sessions.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
                for (FixItem item : c.outcome().checklist().now()) {
                    if (item.recheck() != Recheck.Other.BY_HAND) {
                        Sessions.await(c.checkAgain(item));
                    }
                }
                Sessions.await(c.sendTest(c.current().given().recipient(), _ -> {}));

                assertThat(told(c, Contact.Kind.HOST_CONTACTED))
                        .contains(
                                entries.server().host() + ":" + entries.server().port());
                assertThat(told(c, Contact.Kind.NAME_ASKED)).isEqualTo(spy.names);
                assertThat(told(c, Contact.Kind.HOST_CONTACTED)).isEqualTo(spy.hosts);
                assertThat(told(c, Contact.Kind.PAGE_FETCHED)).isEqualTo(spy.pages);
                assertThat(c.contacts())
                        .extracting(Contact::purpose)
                        .contains("AUDIT", "PROBE", "TEST_MESSAGE")
                        // What the probe proves is asked again, under that name.
                        .matches(told -> told.contains("CHECK_AGAIN") == practice.startsWith("spf"));
            }
        }
    }

    private static Set<String> told(Session c, Contact.Kind kind) {
        return c.contacts().stream()
                .filter(contact -> contact.kind() == kind)
                .map(Contact::what)
                .collect(Collectors.toSet());
    }

    /// Stands at the edge of the world, behind the ledger.
    private static final class Spy {
        private final Set<String> names = ConcurrentHashMap.newKeySet();
        private final Set<String> hosts = ConcurrentHashMap.newKeySet();
        private final Set<String> pages = ConcurrentHashMap.newKeySet();

        World before(World world) {
            Dns dns = question -> {
                names.add(question.toString());
                return world.dns().ask(question);
            };
            Web web = request -> {
                pages.add("https://" + request.uri().getHost() + request.uri().getPath());
                return world.web().fetch(request);
            };
            return new World(dns, new SpyNetwork(world.network()), web, world.resolver());
        }

        private final class SpyNetwork implements Network {
            private final Network delegate;
            private final Map<InetAddress, String> resolved = new ConcurrentHashMap<>();

            SpyNetwork(Network delegate) {
                this.delegate = delegate;
            }

            @Override
            public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
                names.add(host);
                List<InetAddress> addresses = delegate.resolve(host);
                addresses.forEach(address -> resolved.put(address, host));
                return addresses;
            }

            @Override
            public InetSocketAddress endpoint(InetAddress address, int port) {
                hosts.add(resolved.getOrDefault(address, address.getHostAddress()) + ":" + port);
                return delegate.endpoint(address, port);
            }

            @Override
            public List<X509Certificate> trusted() {
                return delegate.trusted();
            }
        }
    }

    private static boolean overrides(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
    }
}
