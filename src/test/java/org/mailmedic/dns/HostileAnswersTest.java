package org.mailmedic.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/// Answers as no honest server sends them.
@Timeout(60)
class HostileAnswersTest {
    private static final Question ASKED = new Question("www.a.example", RecordType.A);

    private static DnsAnswer ask(Question question, Function<Message, List<byte[]>> udp) throws Exception {
        return ask(question, udp, _ -> List.of());
    }

    private static DnsAnswer ask(
            Question question, Function<Message, List<byte[]>> udp, Function<Message, List<byte[]>> tcp)
            throws Exception {
        try (var server = HostileServer.sending(udp, tcp)) {
            return LiveDns.at(server.address())
                    .withPatience(Duration.ofMillis(1500))
                    .ask(question);
        }
    }

    private static Name name(String text) {
        return Name.fromConstantString(text + ".");
    }

    private static Record address(String name, String ip) {
        return new ARecord(name(name), DClass.IN, 60, InetAddress.ofLiteral(ip));
    }

    private static byte[] right(Message query) {
        return HostileServer.reply(query, address("www.a.example", "192.0.2.1")).toWire();
    }

    private static Message with(Message query, int id, Record question) {
        var reply = new Message(id);
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        reply.addRecord(address("www.a.example", "192.0.2.66"), Section.ANSWER);
        assertThat(query.getHeader().getID()).isNotNegative();
        return reply;
    }

    @Test
    void forgedLateAndDoubledAnswersArePassedOverAndCounted() throws Exception {
        DnsAnswer answer = ask(ASKED, query -> {
            int id = query.getHeader().getID();
            Record question = query.getQuestion();
            byte[] query2 = query.toWire();
            return List.of(
                    with(query, id ^ 1, question).toWire(),
                    with(query, id, Record.newRecord(name("other.example"), 1, DClass.IN))
                            .toWire(),
                    with(query, id, Record.newRecord(question.getName(), 16, DClass.IN))
                            .toWire(),
                    query2,
                    new byte[] {1, 2, 3},
                    right(query),
                    right(query));
        });
        assertThat(answer.found()).containsExactly(new DnsRecord.Address(InetAddress.ofLiteral("192.0.2.1"), 60));
        assertThat(answer.asked().notes().strays()).isEqualTo(5);
    }

    @Test
    void recordsOfOtherNamesCountForNothing() throws Exception {
        DnsAnswer mixed = ask(
                ASKED,
                q -> List.of(HostileServer.reply(
                                q, address("bank.example", "192.0.2.66"), address("www.a.example", "192.0.2.1"))
                        .toWire()));
        DnsAnswer foreign = ask(
                ASKED,
                q -> List.of(HostileServer.reply(q, address("bank.example", "192.0.2.66"))
                        .toWire()));
        assertThat(mixed.found()).hasSize(1);
        assertThat(foreign).isInstanceOf(DnsAnswer.Unusable.class);
    }

    @Test
    void aliasesInACircleOrWithoutEndAreNoAnswer() throws Exception {
        for (int length : new int[] {1, 2, 40, 900}) {
            DnsAnswer answer = ask(
                    ASKED,
                    q -> {
                        Message cut = HostileServer.reply(q);
                        cut.getHeader().setFlag(Flags.TC);
                        return List.of(cut.toWire());
                    },
                    q -> {
                        Record[] circle = new Record[length];
                        for (int i = 0; i < length; i++) {
                            String from = i == 0 ? "www.a.example" : "n" + i + ".a.example";
                            String to = i == length - 1 ? "www.a.example" : "n" + (i + 1) + ".a.example";
                            circle[i] = new CNAMERecord(name(from), DClass.IN, 60, name(to));
                        }
                        return List.of(HostileServer.reply(q, circle).toWire());
                    });
            assertThat(answer).as("%d", length).isInstanceOf(DnsAnswer.Unusable.class);
        }
    }

    @Test
    void sixtyFourKilobytesOfTextComeOverTcpWithEveryByte() throws Exception {
        // Rdata of 255 strings of 255 bytes each, as text of a master file cannot hold them all.
        var rdata = new ByteArrayOutputStream();
        for (int i = 0; i < 255; i++) {
            byte[] string = new byte[255];
            Arrays.fill(string, (byte) i);
            rdata.write(255);
            rdata.writeBytes(string);
        }
        DnsAnswer answer = ask(
                new Question("www.a.example", RecordType.TXT),
                q -> {
                    Message cut = HostileServer.reply(q);
                    cut.getHeader().setFlag(Flags.TC);
                    return List.of(cut.toWire());
                },
                q -> List.of(HostileServer.reply(
                                q, Record.newRecord(name("www.a.example"), 16, DClass.IN, 60, rdata.toByteArray()))
                        .toWire()));
        assertThat(answer.asked().transport()).isEqualTo(Transport.TCP);
        assertThat(answer.texts())
                .singleElement()
                .satisfies(text ->
                        assertThat(text).hasSize(255 * 255).startsWith("\0\0").endsWith("\u00fe\u00fe"));
    }

    @Test
    void aCutOffAnswerWithoutItsWholeIsNoAnswer() throws Exception {
        DnsAnswer answer = ask(ASKED, q -> {
            Message cut = HostileServer.reply(q, address("www.a.example", "192.0.2.1"));
            cut.getHeader().setFlag(Flags.TC);
            return List.of(cut.toWire());
        });
        assertThat(answer).isInstanceOf(DnsAnswer.Unusable.class);
    }

    private static byte[] failing(Message query, int rcode, int extended) {
        Message reply = HostileServer.reply(query);
        reply.getHeader().setRcode(rcode);
        reply.addRecord(
                new OPTRecord(1232, 0, 0, 0, List.of(new ExtendedErrorCodeOption(extended, "why"))),
                Section.ADDITIONAL);
        return reply.toWire();
    }

    @Test
    void extendedErrorsTellBogusFromFailedAndOwnUpToBlocking() throws Exception {
        assertThat(ask(ASKED, q -> List.of(failing(q, Rcode.SERVFAIL, 7)))).isInstanceOf(DnsAnswer.Bogus.class);
        DnsAnswer unreachable = ask(ASKED, q -> List.of(failing(q, Rcode.SERVFAIL, 22)));
        assertThat(unreachable).isInstanceOf(DnsAnswer.ServerFailure.class);
        assertThat(unreachable.asked().notes().extended()).isEqualTo("no reachable authority (why)");
        assertThat(ask(ASKED, q -> List.of(failing(q, Rcode.NXDOMAIN, 15)))).isInstanceOf(DnsAnswer.Unusable.class);
        assertThat(ask(ASKED, q -> List.of(failing(q, Rcode.NXDOMAIN, 0)))).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void aResolverThatChecksAndSaysNothingIsFoundOut() throws Exception {
        DnsAnswer bogus = ask(ASKED, q -> {
            Message failure = HostileServer.reply(q);
            failure.getHeader().setRcode(Rcode.SERVFAIL);
            return List.of(q.getHeader().getFlag(Flags.CD) ? right(q) : failure.toWire());
        });
        assertThat(bogus).isInstanceOf(DnsAnswer.Bogus.class);
    }

    @Test
    void aFailureThatPassesIsNoVerdict() throws Exception {
        var asked = new ArrayList<Message>();
        DnsAnswer answer = ask(ASKED, q -> {
            asked.add(q);
            Message failure = HostileServer.reply(q);
            failure.getHeader().setRcode(Rcode.SERVFAIL);
            return List.of(asked.size() == 1 ? failure.toWire() : right(q));
        });
        assertThat(answer.found()).hasSize(1);
    }

    @Test
    void aServerFromBeforeExtensionsIsAskedWithoutThem() throws Exception {
        DnsAnswer answer = ask(ASKED, q -> {
            Message refusal = HostileServer.reply(q);
            refusal.getHeader().setRcode(Rcode.FORMERR);
            return List.of(q.getOPT() != null ? refusal.toWire() : right(q));
        });
        assertThat(answer.found()).hasSize(1);
    }

    /// Right answers with some bytes changed, cut off or added: whatever comes of it, it is a value and
    /// soon there.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void spoiltBytesNeverDoMoreThanSpoilTheAnswer(long seed) throws IOException {
        var random = new Random(seed);
        for (RecordType type : RecordType.values()) {
            Query query = Query.of(name("www.a.example"), org.xbill.DNS.Type.value(type.name()), true);
            byte[] sound = everything(query).toWire();
            for (int i = 0; i < 300; i++) {
                byte[] spoilt = spoil(sound, random);
                Reply reply = query.read(spoilt, 77);
                if (reply instanceof Reply.Came(Message message, int _)) {
                    Answers answers = Answers.read(message, query.name(), query.type());
                    assertThat(answers.records().size()).isLessThan(100);
                    answers.through().forEach(Names::text);
                }
            }
        }
    }

    private static byte[] spoil(byte[] sound, Random random) {
        byte[] spoilt = Arrays.copyOf(sound, random.nextInt(8) == 0 ? random.nextInt(sound.length + 1) : sound.length);
        for (int i = random.nextInt(6); i > 0 && spoilt.length > 4; i--) {
            spoilt[3 + random.nextInt(spoilt.length - 3)] = (byte) random.nextInt(256);
        }
        return spoilt;
    }

    private static Message everything(Query query) throws IOException {
        var asked = new Message(query.wire(77));
        Name own = query.name();
        return HostileServer.reply(
                asked,
                address("www.a.example", "192.0.2.1"),
                new AAAARecord(own, DClass.IN, 60, InetAddress.ofLiteral("2001:db8::1")),
                new MXRecord(own, DClass.IN, 60, 10, name("mx.a.example")),
                new TXTRecord(own, DClass.IN, 60, List.of("v=spf1 ", "-all")),
                new CNAMERecord(own, DClass.IN, 60, name("b.example")),
                new SOARecord(own, DClass.IN, 60, name("ns.a.example"), name("host.a.example"), 1, 2, 3, 4, 5));
    }
}
