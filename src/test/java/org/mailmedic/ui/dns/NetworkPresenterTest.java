package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.AuthoritativeView.Row;
import org.mailmedic.checkup.AuthoritativeView.Said;
import org.mailmedic.checkup.AuthoritativeView.Server;
import org.mailmedic.checkup.Run;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.dns.ResolverReport.Verdict;
import org.mailmedic.dns.Transport;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.blocklist.ListZone;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.control.Tone;

/// What the DNS page says of the resolver, the domain's own name servers and the block lists.
class NetworkPresenterTest {
    private static final Question TXT = new Question("a.example", RecordType.TXT);

    private final NetworkPresenter presenter =
            new NetworkPresenter(Texts.in(Locale.ENGLISH), ZoneOffset.UTC, BlockLists.load());

    private static DnsAnswer.Asked asked(boolean authoritative) {
        return new DnsAnswer.Asked(
                "192.0.2.1:53",
                Transport.UDP,
                Instant.parse("2026-11-25T14:03:12Z"),
                Duration.ofMillis(21),
                new DnsAnswer.Notes(authoritative, false, 100, 0, ""));
    }

    private static DnsAnswer text(String value, long ttl) {
        return new DnsAnswer.Found(TXT, List.of(new DnsRecord.Text(value, 1, ttl)), List.of(), asked(true));
    }

    private static DnsAnswer cached(String value, long ttl) {
        return new DnsAnswer.Found(TXT, List.of(new DnsRecord.Text(value, 1, ttl)), List.of(), asked(false));
    }

    private static Server server(String host, long serial) {
        return new Server(
                host,
                "192.0.2.1",
                new DnsAnswer.Found(
                        new Question("a.example", RecordType.SOA),
                        List.of(new DnsRecord.Soa("ns1.a.example", serial, 900, 300)),
                        List.of(),
                        asked(true)));
    }

    private AuditView.Source source(DnsAnswer one, DnsAnswer two, DnsAnswer cached) {
        Server first = server("ns1.a.example", 7);
        Server second = server("ns2.a.example", 6);
        return presenter.tell(new AuthoritativeView(
                "a.example",
                List.of(first, second),
                List.of(new Row(TXT, List.of(new Said(first, one), new Said(second, two)), cached))));
    }

    @Test
    void disagreementOfNameServersIsToldWithWhatEachSays() {
        AuditView.Source source = source(text("new", 300), text("old", 300), text("old", 200));
        assertThat(source.line()).contains("ns1.a.example, ns2.a.example", "do not all have the same version");
        AuditView.Source.Row row = source.rows().getFirst();
        assertThat(row.tone()).isEqualTo(Tone.WARNING);
        assertThat(row.rest()).startsWith("the name servers disagree");
        assertThat(row.answers()).contains("ns1.a.example 192.0.2.1\n  \"new\"", "ns2.a.example 192.0.2.1\n  \"old\"");
    }

    @Test
    void whatCachesHoldIsToldInMinutes() {
        AuditView.Source.Row row = source(text("new", 300), text("new", 300), cached("old", 2201))
                .rows()
                .getFirst();
        assertThat(row.rest()).isEqualTo("published; caches hold the old one for about 37 minutes");
        assertThat(row.tone()).isEqualTo(Tone.NOTE);
    }

    @Test
    void aNetworkWithItsOwnVersionIsToldAboveAllRows() {
        AuditView.Source source = source(text("new", 300), text("new", 300), text("inside", 300));
        assertThat(source.rows().getFirst().rest()).startsWith("this network says something else");
        assertThat(source.rows().getFirst().tone()).isEqualTo(Tone.WARNING);
        assertThat(source.warnings()).singleElement().satisfies(w -> {
            assertThat(w.title()).isEqualTo("This network has its own version of the domain");
            assertThat(w.text()).contains("a.example");
        });
    }

    @Test
    void silenceIsNeverARecordThatIsMissing() {
        DnsAnswer silent = new DnsAnswer.TimedOut(TXT, asked(false));
        AuditView.Source.Row row = source(silent, silent, silent).rows().getFirst();
        assertThat(row.rest()).isEqualTo("could not be checked");
        assertThat(row.tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(presenter
                        .tell(new AuthoritativeView("", List.of(), List.of()))
                        .line())
                .contains("neither good nor bad");
    }

    @Test
    void whatTheResolverIsWorth() {
        AuditView.Network honest =
                presenter.tell(report(Verdict.NO, Verdict.YES)).orElseThrow();
        assertThat(honest.line()).contains("192.0.2.53:53 answered, over UDP", "checks DNSSEC");
        assertThat(honest.warnings()).isEmpty();
        assertThat(presenter.tell(report(Verdict.YES, Verdict.NO)).orElseThrow().warnings())
                .hasSize(2)
                .allMatch(AuditView.Network.Warning::settings);
    }

    private static ResolverReport report(Verdict invents, Verdict tcp) {
        return new ResolverReport(
                "192.0.2.53:53", Transport.UDP, invents, tcp, Verdict.YES, Verdict.YES, List.of(), false, 4);
    }

    private static ListReadout listed(ListReadout.Verdict verdict, String zone, String code) {
        return new ListReadout(
                ListZone.ofAddresses(zone), "192.0.2.7", verdict, List.of(code), "seen in a trap", text("x", 1));
    }

    @Test
    void aListingSaysWhatItMeansWhatToDoAndWhoUsesTheList() {
        var listed = listed(ListReadout.Verdict.LISTED, "zen.spamhaus.org", "127.0.0.3");
        AuditView.Listing own = presenter.tell(List.of(listed), Set.of(), true).getFirst();
        assertThat(own.title()).isEqualTo("Listed on Spamhaus ZEN");
        assertThat(own.text())
                .contains("127.0.0.3 (CSS)", "seen in a trap", "Used by", "ask the list to take it off")
                .doesNotContain("comes from others");
        assertThat(own.page()).isEqualTo("https://check.spamhaus.org/");

        String shared = presenter
                .tell(List.of(listed), Set.of("192.0.2.7"), true)
                .getFirst()
                .text();
        assertThat(shared).contains("your provider’s server").doesNotContain("ask the list to take it off");
    }

    @Test
    void whatIsKnownSecondHandIsSaidToBe() {
        assertThat(presenter
                        .tell(
                                List.of(listed(ListReadout.Verdict.LISTED, "bl.spamcop.net", "127.0.0.2")),
                                Set.of(),
                                true)
                        .getFirst()
                        .text())
                .contains("comes from others");
    }

    @Test
    void thoseThatListComeFirst() {
        assertThat(presenter.tell(
                        List.of(
                                listed(ListReadout.Verdict.NOT_LISTED, "psbl.surriel.com", ""),
                                listed(ListReadout.Verdict.LISTED, "bl.spamcop.net", "127.0.0.2")),
                        Set.of(),
                        true))
                .extracting(AuditView.Listing::title)
                .containsExactly("Listed on SpamCop", "Not listed on PSBL");
    }

    /// A run that the test ends.
    private static final class Asking implements Run<AuthoritativeView> {
        private final CompletableFuture<AuthoritativeView> result = new CompletableFuture<>();
        private final AtomicInteger cancelled = new AtomicInteger();

        @Override
        public CompletableFuture<AuthoritativeView> result() {
            return result;
        }

        @Override
        public void cancel() {
            cancelled.incrementAndGet();
        }
    }

    @Test
    void stoppingTheAskingIsSaidAsSuchAndKeepsWhatWasKnown() {
        Screenshots.start();
        var first = new Asking();
        var second = new Asking();
        var runs = new ArrayDeque<>(List.of(first, second));
        var inquiry = new SourceInquiry(
                (run, done, _) -> run.result().thenAccept(said -> Platform.runLater(() -> done.accept(said))),
                runs::removeFirst,
                presenter,
                () -> {});
        Screenshots.onFx(() -> {
            inquiry.press();
            assertThat(inquiry.source().stand()).isEqualTo(AuditView.Source.Stand.RUNNING);
            first.result.complete(new AuthoritativeView(
                    "a.example",
                    List.of(server("ns1.a.example", 7)),
                    List.of(new Row(
                            TXT, List.of(new Said(server("ns1.a.example", 7), text("new", 300))), text("new", 300)))));
            return true;
        });
        List<AuditView.Source.Row> known =
                Screenshots.onFx(() -> inquiry.source().rows());
        assertThat(known).hasSize(1);
        Screenshots.onFx(() -> {
            inquiry.press();
            inquiry.press();
            // What a stopped run ends in says nothing.
            second.result.complete(new AuthoritativeView("", List.of(), List.of()));
            return true;
        });
        AuditView.Source stopped = Screenshots.onFx(inquiry::source);
        assertThat(second.cancelled).hasValue(1);
        assertThat(stopped.line()).startsWith("Stopped.").doesNotContain("did not answer");
        assertThat(stopped.rows()).isEqualTo(known);
    }
}
