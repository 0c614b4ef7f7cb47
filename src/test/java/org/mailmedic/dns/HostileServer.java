package org.mailmedic.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Sends whatever a test wants in answer to a question, over UDP and TCP at one port of loopback.
final class HostileServer implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Function<Message, List<byte[]>> overUdp;
    private final Function<Message, List<byte[]>> overTcp;

    private HostileServer(
            DatagramSocket udp,
            ServerSocket tcp,
            Function<Message, List<byte[]>> overUdp,
            Function<Message, List<byte[]>> overTcp) {
        this.udp = udp;
        this.tcp = tcp;
        this.overUdp = overUdp;
        this.overTcp = overTcp;
    }

    static HostileServer sending(Function<Message, List<byte[]>> overUdp, Function<Message, List<byte[]>> overTcp)
            throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        IOException last = new IOException();
        for (int i = 0; i < 20; i++) {
            var tcp = new ServerSocket(0, 100, loopback);
            try {
                var udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
                var server = new HostileServer(udp, tcp, overUdp, overTcp);
                Thread.ofVirtual().start(server::datagrams);
                Thread.ofVirtual().start(server::connections);
                return server;
            } catch (IOException e) {
                last = e;
                tcp.close();
            }
        }
        throw last;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    /// The right answer with these records in the answer section.
    static Message reply(Message query, Record... records) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        for (Record record : records) {
            reply.addRecord(record, Section.ANSWER);
        }
        return reply;
    }

    private void datagrams() {
        byte[] buffer = new byte[65_535];
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                for (byte[] bytes : overUdp.apply(new Message(Arrays.copyOf(buffer, packet.getLength())))) {
                    udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException _) {
                // Closed meanwhile.
            }
        }
    }

    private void connections() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException _) {
                // Closed meanwhile.
            }
        }
    }

    private void converse(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream())) {
            byte[] query = new byte[in.readUnsignedShort()];
            in.readFully(query);
            for (byte[] bytes : overTcp.apply(new Message(query))) {
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(bytes.length + 2)
                                .putShort((short) bytes.length)
                                .put(bytes)
                                .array());
            }
            in.readAllBytes();
        } catch (IOException _) {
            // The asker has gone.
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
