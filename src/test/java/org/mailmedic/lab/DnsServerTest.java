package org.mailmedic.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class DnsServerTest {
    private final DnsServer server = DnsServer.start(
            "brightlane.example. 300 IN SOA ns1.brightlane.example." + " post.brightlane.example. 1 3600 600 86400 120",
            "brightlane.example. 300 IN TXT \"v=spf1 \" \"-all\"",
            "brightlane.example. 300 IN MX 10 mail.brightlane.example.",
            "s1._domainkey.brightlane.example. 300 IN CNAME s1.keys.example.",
            "s1.keys.example. 300 IN TXT \"v=DKIM1; p=AAAA\"",
            "round.example. 300 IN CNAME about.example.",
            "about.example. 300 IN CNAME round.example.",
            "*.wild.example. 300 IN A 192.0.2.7");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersWithTheRecordsItHas() throws Exception {
        Message reply = ask("BrightLane.example.", Type.TXT);

        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getHeader().getFlag(Flags.RA)).isTrue();
        assertThat(((TXTRecord) reply.getSection(Section.ANSWER).getFirst()).getStrings())
                .containsExactly("v=spf1 ", "-all");
        assertThat(server.log()).containsExactly(new DnsServer.Asked("brightlane.example", "TXT", false));
    }

    @Test
    void tellsNoSuchNameFromNoSuchRecord() throws Exception {
        Message noName = ask("nobody.brightlane.example.", Type.TXT);
        Message noData = ask("brightlane.example.", Type.AAAA);
        Message between = ask("_domainkey.brightlane.example.", Type.TXT);

        assertThat(noName.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(noData.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(between.getRcode())
                .as("an empty name above others exists (RFC 8020)")
                .isEqualTo(Rcode.NOERROR);
        for (Message negative : List.of(noName, noData, between)) {
            assertThat(negative.getSection(Section.ANSWER)).isEmpty();
            Record soa = negative.getSection(Section.AUTHORITY).getFirst();
            assertThat(soa.getType()).isEqualTo(Type.SOA);
            assertThat(soa.getName()).hasToString("brightlane.example.");
        }
    }

    @Test
    void followsAliases() throws Exception {
        List<Record> answer = ask("s1._domainkey.brightlane.example.", Type.TXT).getSection(Section.ANSWER);

        assertThat(answer).extracting(Record::getType).containsExactly(Type.CNAME, Type.TXT);
        assertThat(ask("round.example.", Type.A).getSection(Section.ANSWER)).hasSize(2);
    }

    @Test
    void knowsWildcards() throws Exception {
        assertThat(ask("any.thing.wild.example.", Type.A).getSection(Section.ANSWER))
                .singleElement()
                .satisfies(r -> assertThat(r.getName()).hasToString("any.thing.wild.example."));
        assertThat(ask("any.wild.example.", Type.TXT).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void cutsLongAnswersAndGivesThemOverTcp() throws Exception {
        String key = "v=DKIM1; p=" + "A".repeat(6000);
        server.addText("long.example", key);

        Message overUdp = resolver(false).send(question("long.example.", Type.TXT));
        SimpleResolver patient = resolver(true);
        Message overTcp = patient.send(question("long.example.", Type.TXT));

        assertThat(overUdp.getSection(Section.ANSWER))
                .as("the resolver comes back over TCP by itself")
                .hasSize(1);
        String joined =
                String.join("", ((TXTRecord) overTcp.getSection(Section.ANSWER).getFirst()).getStrings());
        assertThat(joined).isEqualTo(key);
        assertThat(server.log()).extracting(DnsServer.Asked::tcp).containsExactly(false, true, true);
    }

    @Test
    void changesWhileItRuns() throws Exception {
        server.add("later.example. IN A 192.0.2.1");
        assertThat(ask("later.example.", Type.A).getSection(Section.ANSWER)).hasSize(1);
        server.remove("later.example. 60 IN A 192.0.2.1");
        assertThat(ask("later.example.", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        server.clear("brightlane.example", "TXT");
        assertThat(ask("brightlane.example.", Type.TXT).getSection(Section.ANSWER))
                .isEmpty();
        assertThat(ask("brightlane.example.", Type.MX).getSection(Section.ANSWER))
                .hasSize(1);
        assertThatThrownBy(() -> server.add("this is no record")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void misbehavesWhereItIsTold() throws Exception {
        server.fault("brightlane.example", new DnsFault.ServerFailure());
        assertThat(ask("brightlane.example.", Type.TXT).getRcode()).isEqualTo(Rcode.SERVFAIL);
        server.fault("brightlane.example", "TXT", new DnsFault.Refused());
        assertThat(ask("brightlane.example.", Type.TXT).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(ask("brightlane.example.", Type.MX).getRcode()).isEqualTo(Rcode.SERVFAIL);
        server.fault("brightlane.example", "TXT", new DnsFault.Silence());
        assertThatThrownBy(() -> ask("brightlane.example.", Type.TXT)).isInstanceOf(IOException.class);
        server.fault("brightlane.example", "TXT", new DnsFault.Garbage("010203"));
        assertThatThrownBy(() -> ask("brightlane.example.", Type.TXT)).isInstanceOf(IOException.class);
        server.heal("brightlane.example");
        server.fault("brightlane.example", new DnsFault.Delay(Duration.ofMillis(20)));
        assertThat(ask("brightlane.example.", Type.TXT).getSection(Section.ANSWER))
                .hasSize(1);
    }

    @Test
    void standsThousandsOfQuestionsAtOnce() throws Exception {
        server.delay(Duration.ofMillis(50));
        int many = 3000;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Message>> questions = IntStream.range(0, many)
                    .<Callable<Message>>mapToObj(i -> () -> ask("brightlane.example.", Type.MX))
                    .toList();
            int answered = 0;
            // In waves of 500, as the sockets of one process are counted.
            for (int from = 0; from < many; from += 500) {
                for (Future<Message> reply : pool.invokeAll(questions.subList(from, from + 500))) {
                    answered += reply.get().getSection(Section.ANSWER).size();
                }
            }
            assertThat(answered).isEqualTo(many);
        }
        assertThat(server.log().stream().map(DnsServer.Asked::name).collect(Collectors.toSet()))
                .containsExactly("brightlane.example");
    }

    private Message ask(String name, int type) throws IOException {
        return resolver(false).send(question(name, type));
    }

    private SimpleResolver resolver(boolean tcp) {
        var resolver = new SimpleResolver(server.address());
        resolver.setTimeout(Duration.ofSeconds(2));
        resolver.setTCP(tcp);
        return resolver;
    }

    private static Message question(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
    }
}
