package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.session.Sessions.await;
import static org.mailmedic.session.Sessions.until;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Change;
import org.mailmedic.casefile.Contact;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.web.Web;

/// Checking again, and the watch, over real DNS on loopback: a resolver with an old cache, and the zone's
/// own server.
class FixWatchTest {
    private static final String ZONE = """
        brightlane.example. 300 IN SOA ns.brightlane.example. h.brightlane.example. 1 2 3 4 60
        brightlane.example. 300 IN NS ns.brightlane.example.
        ns.brightlane.example. 300 IN A 127.0.0.1
        brightlane.example. 300 IN MX 10 mx.brightlane.example.
        mx.brightlane.example. 300 IN A 127.0.0.1
        """;
    private static final String BROKEN = "brightlane.example. 2220 IN TXT \"v=spf1 +all\"";
    private static final String MENDED = "brightlane.example. 300 IN TXT \"v=spf1 mx -all\"";

    /// A resolver beside the zone's own server.
    private record TwoServers(Dns resolver, Dns owner) implements Dns {
        @Override
        public DnsAnswer ask(org.mailmedic.dns.Question question) throws InterruptedException {
            return resolver.ask(question);
        }

        @Override
        public Dns directly(java.net.InetAddress nameServer) {
            return owner;
        }
    }

    private static Session begin(Dns dns) {
        Case fresh = new Case(
                "watched",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Case.Given.NOTHING.withoutBounce().withAddress("anna@brightlane.example"),
                Optional.empty(),
                Optional.empty(),
                java.util.Map.of(),
                List.of(),
                org.mailmedic.casefile.StepId.WHAT_HAPPENED,
                org.mailmedic.casefile.StepId.WHAT_HAPPENED,
                java.util.Map.of());
        return new Session(
                Sessions.TOOLS,
                WorldAccess.of(new World(dns, new LiveNetwork(), Web.none(), "test")),
                Optional.empty(),
                Clock.systemUTC(),
                fresh,
                new FixWatch.Pace(Duration.ofMillis(20), Duration.ofMillis(50)));
    }

    private static FixItem spf(Session c) {
        return c.outcome().checklist().now().stream()
                .filter(item -> item.recheck() == Part.SPF)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPublishedIsSeenPastTheCacheAndBreaksAgain() throws Exception {
        try (DnsServer cache = DnsServer.start(ZONE + BROKEN);
                DnsServer owner = DnsServer.start(ZONE + BROKEN);
                Session c = begin(new TwoServers(LiveDns.at(cache.address()), LiveDns.at(owner.address())))) {
            await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
            FixItem item = spf(c);
            assertThat(await(c.checkAgain(item))).isEqualTo(RecheckResult.STILL_THERE);

            owner.remove(BROKEN);
            owner.add(MENDED);
            assertThat(await(c.checkAgain(item))).isEqualTo(RecheckResult.PUBLISHED);
            Case.Tick tick = Objects.requireNonNull(c.current().ticks().get(item.id()));
            assertThat(tick.proved()).isTrue();
            assertThat(Duration.between(tick.at(), tick.oldUntil().orElseThrow()))
                    .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(38));
            assertThat(Change.in(c.current().history().runs()))
                    .anySatisfy(change -> assertThat(change.kind()).isEqualTo(Change.Kind.FIXED));
            assertThat(c.outcome().checklist().now()).extracting(FixItem::id).contains(item.id());

            cache.remove(BROKEN);
            cache.add(MENDED);
            assertThat(await(c.checkAgain(item))).isEqualTo(RecheckResult.FIXED);

            cache.remove(MENDED);
            cache.add(BROKEN);
            await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
            assertThat(c.current().ticks()).as("broken again").doesNotContainKey(item.id());
            assertThat(c.contacts())
                    .extracting(Contact::what)
                    .contains("brightlane.example TXT", "_dmarc.brightlane.example TXT");
        }
    }

    @Test
    void theWatchTellsWhenItTurnsRightAndPausesWhileNobodyAnswers() throws Exception {
        var online = new AtomicBoolean(true);
        try (DnsServer server = DnsServer.start(ZONE + BROKEN)) {
            Dns live = LiveDns.at(server.address());
            Dns dns = q -> online.get()
                    ? live.ask(q)
                    : new DnsAnswer.TimedOut(q, new DnsAnswer.Asked("", false, Instant.now(), Duration.ZERO));
            try (Session c = begin(dns)) {
                await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
                FixItem item = spf(c);
                List<String> mended = new CopyOnWriteArrayList<>();
                c.onNews(fixNews -> {
                    if (fixNews.turn() == FixNews.Turn.GREEN) {
                        mended.add(fixNews.item().id());
                    }
                });
                c.watch(true);
                online.set(false);
                until(() -> c.watching() == WatchState.OFFLINE);
                server.remove(BROKEN);
                server.add(MENDED);
                online.set(true);
                until(() -> mended.contains(item.id()));
                assertThat(c.current().ticks()).containsKey(item.id());
                c.watch(false);
                assertThat(c.watching()).isEqualTo(WatchState.OFF);
            }
        }
    }

    /// One name server of two was left behind: whoever happens to ask it gets the old.
    @Test
    void nameServersThatDifferAreTold() throws Exception {
        String two =
                "brightlane.example. 300 IN NS ns2.brightlane.example.\nns2.brightlane.example. 300 IN A 127.0.0.2\n";
        try (DnsServer cache = DnsServer.start(ZONE + two + BROKEN);
                DnsServer first = DnsServer.start(ZONE + two + BROKEN);
                DnsServer second = DnsServer.start(ZONE + two + BROKEN);
                Session c = begin(new Dns() {
                    @Override
                    public DnsAnswer ask(org.mailmedic.dns.Question question) throws InterruptedException {
                        return LiveDns.at(cache.address()).ask(question);
                    }

                    @Override
                    public Dns directly(java.net.InetAddress nameServer) {
                        return LiveDns.at(
                                nameServer.getHostAddress().endsWith("1") ? first.address() : second.address());
                    }

                    @Override
                    public boolean isClosedWorld() {
                        return false;
                    }
                })) {
            await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
            FixItem item = spf(c);
            for (DnsServer server : List.of(first, cache)) {
                server.remove(BROKEN);
                server.add(MENDED);
            }
            assertThat(await(c.checkAgain(item)))
                    .isNotEqualTo(RecheckResult.FIXED)
                    .isNotEqualTo(RecheckResult.PUBLISHED);
            assertThat(c.current().ticks()).isEmpty();
            second.remove(BROKEN);
            second.add(MENDED);
            assertThat(await(c.checkAgain(item))).isEqualTo(RecheckResult.FIXED);
        }
    }

    /// Published, counted down, green, broken again: each told once, the last by the watch that goes on.
    @Test
    void itCountsDownTicksItselfAndTellsWhenItBreaksAgain() throws Exception {
        String old = BROKEN.replace("2220", "2");
        try (DnsServer cache = DnsServer.start(ZONE + old);
                DnsServer owner = DnsServer.start(ZONE + BROKEN);
                Session c = begin(new TwoServers(LiveDns.at(cache.address()), LiveDns.at(owner.address())))) {
            List<String> news = new CopyOnWriteArrayList<>();
            c.onNews(n -> news.add(n.turn().name()));
            await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
            FixItem item = spf(c);
            owner.remove(BROKEN);
            owner.add(MENDED);
            assertThat(await(c.checkAgain(item))).isEqualTo(RecheckResult.PUBLISHED);
            Case.Tick tick = Objects.requireNonNull(c.current().ticks().get(item.id()));
            until(() -> c.current().history().standing().waiting() == 1);
            until(() -> news.contains("GREEN"));
            assertThat(tick.isWaiting(Instant.now())).isFalse();
            c.tick("brand.any", true);
            until(() -> c.current().history().standing().waiting() == 0
                    && c.current().history().standing().done() > 0);

            cache.remove(old);
            cache.add(MENDED);
            c.watch(true);
            owner.remove(MENDED);
            owner.add(BROKEN);
            until(() -> news.contains("BROKEN"));
            assertThat(c.current().ticks()).doesNotContainKey(item.id());
            assertThat(news).containsExactly("GREEN", "BROKEN");
        }
    }

    /// Whatever a server was asked stands in the ledger: audit, check again, trial and the zone's own
    /// servers.
    @Test
    void theLedgerHasEveryQuestion() throws Exception {
        try (DnsServer server = DnsServer.start(ZONE + BROKEN);
                Session c = begin(LiveDns.at(server.address()))) {
            c.addressTyped("anna@brightlane.example");
            await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            FixItem item = spf(c);
            await(c.tryRecord(item));
            await(c.checkAgain(item));
            await(c.authorities());
            assertThat(c.contacts())
                    .extracting(Contact::what)
                    .containsAll(server.log().stream()
                            .map(asked -> asked.name() + " " + asked.type())
                            .map(what -> what.startsWith(".") || what.startsWith(" ") ? ". " + what.strip() : what)
                            .map(what -> what.replace(". . ", ". "))
                            .distinct()
                            .toList());
        }
    }

    /// An answer about the address before may arrive in the very moment in which the next one is typed.
    @Test
    void aLateAnswerAboutAnAddressBeforeSaysNothingOfTheNewOne() throws Exception {
        try (DnsServer server = DnsServer.start("plain.example. 300 IN MX 10 mx.nowhere.example.");
                Session c = begin(LiveDns.at(server.address()))) {
            for (int i = 0; i < 200; i++) {
                c.addressTyped("anna@plain.example");
                // Sometimes before, sometimes after, sometimes just as the answer comes.
                for (int wait = 0; wait < i * 50 && c.lookingUp(); wait++) {
                    Thread.onSpinWait();
                }
                c.addressTyped("anna@gmail.com");
                until(() -> !c.lookingUp());
                assertThat(c.kind()).isPresent();
                assertThat(c.suggestion()).isPresent();
            }
        }
    }

    @Test
    void aProviderThatWasRecognisedDoesNotOutliveItsAddress() throws Exception {
        try (DnsServer server = DnsServer.start("plain.example. 300 IN MX 10 mx.nowhere.example.");
                Session c = begin(LiveDns.at(server.address()))) {
            c.addressTyped("anna@gmail.com");
            until(() -> c.kind().isPresent());
            c.addressTyped("anna@plain.example");
            until(() -> !c.lookingUp() && c.kind().isEmpty());
            assertThat(c.current().given().server()).isEmpty();
        }
    }
}
