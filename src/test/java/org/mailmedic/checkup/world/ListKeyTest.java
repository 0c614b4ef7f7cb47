package org.mailmedic.checkup.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsServer;

class ListKeyTest {
    private static final String CANARY = "canary7canary7canary7canar";

    @Test
    void whatIsNoKeyIsNotTaken() {
        for (String typed :
                new String[] {"", "short", CANARY + "x", CANARY.replace('7', '-'), CANARY.replace('7', ' ')}) {
            assertThat(ListKey.isWellFormed(typed)).as(typed).isFalse();
            assertThatThrownBy(() -> new ListKey().hold(typed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("canary"));
        }
        assertThat(ListKey.isWellFormed(" " + CANARY.toUpperCase(Locale.ROOT) + "\n"))
                .isTrue();
    }

    @Test
    void everyKindOfAnswerComesWithTheStandIn() throws Exception {
        String zone = "." + CANARY + ".zen.dq.spamhaus.net";
        try (DnsServer server = DnsServer.start(
                "a" + zone + ". 60 IN A 127.0.0.2",
                "t" + zone + ". 60 IN TXT \"" + CANARY.toUpperCase(Locale.ROOT) + "\"",
                "m" + zone + ". 60 IN MX 1 a" + zone + ".",
                "c" + zone + ". 60 IN CNAME a" + zone + ".",
                "p" + zone + ". 60 IN NS a" + zone + ".")) {
            var key = new ListKey();
            Dns dns = key.over(LiveDns.closedWorld(server.address()));
            var asked = new Question("a.your-key.zen.dq.spamhaus.net", RecordType.A);
            assertThat(dns.ask(asked)).isInstanceOf(DnsAnswer.Unusable.class);
            assertThat(server.log()).as("without a key nothing is asked").isEmpty();

            key.hold(CANARY);
            assertThat(dns.ask(asked).values()).containsExactly("127.0.0.2");
            for (RecordType type : RecordType.values()) {
                for (String name : new String[] {"a", "t", "m", "c", "p", "none"}) {
                    DnsAnswer answer = dns.ask(new Question(name + ".your-key.zen.dq.spamhaus.net", type));
                    assertThat(answer.question().name()).isEqualTo(name + ".your-key.zen.dq.spamhaus.net");
                    assertThat(answer.toString().toLowerCase(Locale.ROOT)).doesNotContain(CANARY);
                }
            }
            assertThat(server.log()).anyMatch(q -> q.name().equals("a" + zone));
            key.forget();
            assertThat(key.isHeld()).isFalse();
        }
    }
}
