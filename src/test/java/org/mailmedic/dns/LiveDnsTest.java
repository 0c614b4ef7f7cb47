package org.mailmedic.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// Asking a real server over loopback.
@Timeout(60)
class LiveDnsTest {
    private final DnsServer server = DnsServer.start(
            "a.example. 60 IN A 192.0.2.1",
            "a.example. 60 IN TXT \"v=spf1 \" \"-all\"",
            "odd.example. 60 IN TXT \"nul\\000high\\255\"",
            "to.example. 60 IN CNAME a.example.",
            "dead.example. 60 IN CNAME gone.example.",
            "one.example. 60 IN CNAME two.example.",
            "two.example. 60 IN CNAME one.example.");
    private final LiveDns dns = LiveDns.at(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    private DnsAnswer ask(String name, RecordType type) throws InterruptedException {
        return dns.ask(new Question(name, type));
    }

    @Test
    void theStringsOfATextAreJoinedWithoutABlankAndKeepEachByte() throws Exception {
        assertThat(ask("a.example", RecordType.TXT).texts()).containsExactly("v=spf1 -all");
        assertThat(ask("odd.example", RecordType.TXT).texts()).containsExactly("nul\0high\u00ff");
    }

    @Test
    void aliasesAreFollowedAndShownAlsoWhereTheyLeadNowhere() throws Exception {
        assertThat(ask("to.example", RecordType.A).aliases()).containsExactly("a.example");
        assertThat(ask("dead.example", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask("dead.example", RecordType.A).aliases()).containsExactly("gone.example");
        assertThat(ask("one.example", RecordType.A)).isInstanceOf(DnsAnswer.Unusable.class);
    }

    @Test
    void noNameAndNoDataAndEachFailureAreDifferentAnswers() throws Exception {
        server.fault("fails.example", new DnsFault.ServerFailure())
                .fault("refuses.example", new DnsFault.Refused())
                .fault("garbage.example", new DnsFault.Garbage("ff00ff"))
                .fault("silent.example", new DnsFault.Silence());
        assertThat(ask("none.example", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask("a.example", RecordType.MX)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("fails.example", RecordType.A)).isInstanceOf(DnsAnswer.ServerFailure.class);
        assertThat(ask("refuses.example", RecordType.A)).isInstanceOf(DnsAnswer.Refused.class);
        assertThat(ask("garbage.example", RecordType.A).isCertain()).isFalse();
        assertThat(dns.withPatience(Duration.ofMillis(300)).ask(new Question("silent.example", RecordType.A)))
                .isInstanceOf(DnsAnswer.TimedOut.class);
    }

    @Test
    void namesThatTheDnsCannotHoldAreNotAsked() throws Exception {
        for (String name : List.of("", "a..example", "x".repeat(64) + ".example", "\u20ac.example")) {
            assertThat(ask(name, RecordType.A)).as(name).isInstanceOf(DnsAnswer.Unusable.class);
        }
        assertThat(server.log()).isEmpty();
        assertThat(ask("b\\ad \0.example", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void whatDoesNotFitComesOverTcp() throws Exception {
        String[] lines = new String[300];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "many.example. 60 IN TXT \"" + i + " " + "x".repeat(150) + "\"";
        }
        server.add(lines);
        DnsAnswer answer = ask("many.example", RecordType.TXT);
        assertThat(answer.texts()).hasSize(300);
        assertThat(answer.asked().tcp()).isTrue();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        server.fault("silent.example", new DnsFault.Silence());
        var ended = new CompletableFuture<Boolean>();
        Thread asker = Thread.ofVirtual().start(() -> {
            try {
                dns.withPatience(Duration.ofMinutes(5)).ask(new Question("silent.example", RecordType.A));
                ended.complete(false);
            } catch (InterruptedException _) {
                ended.complete(true);
            }
        });
        asker.interrupt();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSessionAsksOnceAndKnowsItsLongestChain() throws Exception {
        try (var session = new DnsSession(dns, Duration.ofSeconds(20))) {
            Together.<DnsAnswer>all(List.of(
                    () -> session.ask(new Question("a.example", RecordType.A)),
                    () -> session.ask(new Question("A.example.", RecordType.A)),
                    () -> {
                        session.ask(new Question("a.example", RecordType.TXT));
                        return session.ask(new Question("a.example", RecordType.MX));
                    }));
            assertThat(session.questions()).isEqualTo(3);
            assertThat(session.criticalPath()).isEqualTo(2);
            assertThat(server.log()).hasSize(3);
        }
    }
}
