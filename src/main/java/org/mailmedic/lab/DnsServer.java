package org.mailmedic.lab;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A real DNS server on 127.0.0.1, over UDP and TCP at one port that the system picks. It knows the names
/// it was given and no others, and can misbehave on request.
///
/// Safe to change while it answers.
public final class DnsServer implements AutoCloseable {
    private static final int LARGEST = 65_535;
    private static final int UDP_WITHOUT_EDNS = 512;
    private static final int UDP_WITH_EDNS = 4096;
    private static final int LONGEST_LOG = 200_000;
    private static final int LONGEST_STRING = 255;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ZoneData data = new ZoneData();
    private final Map<Place, DnsFault> faults = new ConcurrentHashMap<>();
    private final Queue<Asked> log = new ConcurrentLinkedQueue<>();
    private final AtomicInteger logged = new AtomicInteger();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean keeper = true;

    private DnsServer(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    /// A question that was asked.
    ///
    /// @param name lower case, without the final dot
    /// @param type such as `TXT`
    public record Asked(String name, String type, boolean tcp) {}

    private record Place(Name name, Optional<String> type) {}

    /// Starts a server that knows the names of these lines, such as
    /// `brightlane.example. 300 IN TXT "v=spf1 -all"`.
    ///
    /// @throws IllegalArgumentException if a line is not one of a master file
    public static DnsServer start(String... zoneLines) {
        return start(List.of(zoneLines));
    }

    /// Starts a server that knows the names of these lines.
    ///
    /// @throws IllegalArgumentException if a line is not one of a master file
    public static DnsServer start(List<String> zoneLines) {
        DnsServer server = bound();
        server.data.add(zoneLines);
        Thread.ofVirtual().name("lab-dns-udp").start(server::serveUdp);
        Thread.ofVirtual().name("lab-dns-tcp").start(server::serveTcp);
        return server;
    }

    /// Where it listens, for UDP and TCP.
    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    /// From now on it answers as a cache does, and not as one that keeps the zones (without the AA bit).
    public DnsServer asCache() {
        keeper = false;
        return this;
    }

    public int port() {
        return tcp.getLocalPort();
    }

    /// Adds records, as lines of a master file.
    ///
    /// @throws IllegalArgumentException if a line is not one of a master file
    public DnsServer add(String... lines) {
        data.add(List.of(lines));
        return this;
    }

    /// Takes exactly these records away; those that are not there are passed over. A time to live need not
    /// match.
    public DnsServer remove(String... lines) {
        data.remove(List.of(lines));
        return this;
    }

    /// Adds a TXT record of any length, cut into strings of 255 bytes.
    public DnsServer addText(String name, String value) {
        return add(textLine(name, value));
    }

    /// Takes all records of a name and type away.
    public DnsServer clear(String name, String type) {
        data.remove(absolute(name), Type.value(type));
        return this;
    }

    /// All that it knows now, as lines of a master file.
    public List<String> lines() {
        return data.lines();
    }

    /// The records of a name and type, through its aliases; empty if there are none.
    List<Record> records(String name, int type) {
        var reply = new Message();
        data.answer(absolute(name), type, reply);
        return reply.getSection(Section.ANSWER).stream()
                .filter(r -> r.getType() == type)
                .toList();
    }

    /// Misbehaves for all types of a name, until [#heal].
    public DnsServer fault(String name, DnsFault fault) {
        faults.put(new Place(absolute(name), Optional.empty()), fault);
        return this;
    }

    /// Misbehaves for one type of a name, until [#heal].
    ///
    /// @param type such as `TXT`
    public DnsServer fault(String name, String type, DnsFault fault) {
        faults.put(new Place(absolute(name), Optional.of(type)), fault);
        return this;
    }

    /// Ends all misbehaviour for a name.
    public DnsServer heal(String name) {
        Name healed = absolute(name);
        faults.keySet().removeIf(place -> place.name().equals(healed));
        return this;
    }

    /// Lets each answer wait so long, as a far resolver would.
    public DnsServer delay(Duration time) {
        delay = time;
        return this;
    }

    /// The questions so far, in the order in which they came (at most the first 200,000).
    public List<Asked> log() {
        return List.copyOf(log);
    }

    public void clearLog() {
        log.clear();
        logged.set(0);
    }

    @Override
    public void close() {
        udp.close();
        closeQuietly(tcp);
        connections.forEach(DnsServer::closeQuietly);
    }

    /// A line of a master file for a TXT record of any length.
    static String textLine(String name, String value) {
        var line = new StringBuilder(absolute(name).toString()).append(" 300 IN TXT");
        for (int at = 0; at == 0 || at < value.length(); at += LONGEST_STRING) {
            String part = value.substring(at, Math.min(value.length(), at + LONGEST_STRING));
            line.append(" \"")
                    .append(part.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return line.toString();
    }

    private static DnsServer bound() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        IOException last = new IOException("no free port");
        for (int attempt = 0; attempt < 20; attempt++) {
            ServerSocket tcp = null;
            try {
                tcp = new ServerSocket(0, 1000, loopback);
                var udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
                udp.setReceiveBufferSize(4 << 20);
                udp.setSendBufferSize(4 << 20);
                return new DnsServer(udp, tcp);
            } catch (IOException e) {
                // The port of the one protocol is taken in the other: try the next.
                last = e;
                if (tcp != null) {
                    closeQuietly(tcp);
                }
            }
        }
        throw new UncheckedIOException("the lab's DNS server cannot listen", last);
    }

    private void serveUdp() {
        byte[] buffer = new byte[LARGEST];
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
            } catch (IOException ignored) {
                continue;
            }
            byte[] query = Arrays.copyOf(buffer, packet.getLength());
            var asker = packet.getSocketAddress();
            Thread.ofVirtual()
                    .name("lab-dns-answer")
                    .start(() -> answer(query, false)
                            .ifPresent(bytes -> send(new DatagramPacket(bytes, bytes.length, asker))));
        }
    }

    private void send(DatagramPacket packet) {
        try {
            udp.send(packet);
        } catch (IOException ignored) {
            // The asker has gone, or the server was closed meanwhile: nobody waits for this answer.
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                connections.add(socket);
                Thread.ofVirtual().name("lab-dns-connection").start(() -> converse(socket));
            } catch (IOException ignored) {
                // Closed, or the asker has gone again.
            }
        }
    }

    private void converse(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                Optional<byte[]> answer = answer(query, true);
                if (answer.isPresent()) {
                    var framed = ByteBuffer.allocate(answer.get().length + 2);
                    framed.putShort((short) answer.get().length).put(answer.get());
                    out.write(framed.array());
                }
            }
        } catch (IOException ignored) {
            // The asker hangs up when it has its answers.
        } finally {
            connections.remove(socket);
        }
    }

    private Optional<byte[]> answer(byte[] bytes, boolean overTcp) {
        Message query;
        try {
            query = new Message(bytes);
        } catch (IOException ignored) {
            return Optional.empty();
        }
        Record question = query.getQuestion();
        if (question == null || query.getHeader().getFlag(Flags.QR)) {
            return Optional.empty();
        }
        note(question, overTcp);
        Optional<DnsFault> fault = faultFor(question);
        try {
            Thread.sleep(delay);
            return switch (fault.orElse(new DnsFault.Delay(Duration.ZERO))) {
                case DnsFault.ServerFailure() -> Optional.of(error(query, Rcode.SERVFAIL));
                case DnsFault.Refused() -> Optional.of(error(query, Rcode.REFUSED));
                case DnsFault.Silence() -> Optional.empty();
                case DnsFault.NotOverUdp() ->
                    overTcp ? Optional.of(rightAnswer(query, question, true)) : Optional.empty();
                case DnsFault.NotOverTcp() ->
                    overTcp ? Optional.empty() : Optional.of(rightAnswer(query, question, false));
                case DnsFault.Garbage(String hex) ->
                    Optional.of(garbage(query, HexFormat.of().parseHex(hex)));
                case DnsFault.Delay(Duration time) -> {
                    Thread.sleep(time);
                    yield Optional.of(rightAnswer(query, question, overTcp));
                }
            };
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private byte[] rightAnswer(Message query, Record question, boolean overTcp) {
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return error(query, Rcode.NOTIMP);
        }
        Message reply = replyTo(query);
        if (!keeper) {
            reply.getHeader().unsetFlag(Flags.AA);
        }
        data.answer(question.getName(), question.getType(), reply);
        return reply.toWire(overTcp ? LARGEST : udpLimit(query));
    }

    private static Message replyTo(Message query) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        reply.getHeader().setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(UDP_WITH_EDNS, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    private static int udpLimit(Message query) {
        OPTRecord edns = query.getOPT();
        return edns == null ? UDP_WITHOUT_EDNS : Math.clamp(edns.getPayloadSize(), UDP_WITHOUT_EDNS, UDP_WITH_EDNS);
    }

    private static byte[] error(Message query, int rcode) {
        Message reply = replyTo(query);
        reply.getHeader().setRcode(rcode);
        return reply.toWire();
    }

    private static byte[] garbage(Message query, byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + 2)
                .putShort((short) query.getHeader().getID())
                .put(bytes)
                .array();
    }

    private Optional<DnsFault> faultFor(Record question) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        Name name = question.getName();
        return Optional.ofNullable(faults.get(new Place(name, Optional.of(Type.string(question.getType())))))
                .or(() -> Optional.ofNullable(faults.get(new Place(name, Optional.empty()))));
    }

    private void note(Record question, boolean overTcp) {
        if (logged.incrementAndGet() <= LONGEST_LOG) {
            String name = question.getName().toString(true).toLowerCase(Locale.ROOT);
            log.add(new Asked(name, Type.string(question.getType()), overTcp));
        }
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a name: " + name, e);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException ignored) {
            // It is going away anyhow.
        }
    }
}
