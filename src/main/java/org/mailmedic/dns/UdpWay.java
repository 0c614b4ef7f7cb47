package org.mailmedic.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// One datagram there, one back; sent twice, so that one lost packet is no verdict. Each question has its
/// own socket, and with it a port that nobody can guess (RFC 5452); it is connected, so that only this
/// server gets through.
record UdpWay(InetSocketAddress address) implements Way {
    /// More than was offered: some servers do not care.
    private static final int LARGEST = 4096;

    /// Who sends more than this without answering is not waited for.
    private static final int MOST_STRAYS = 100;

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public String server() {
        return Way.text(address);
    }

    @Override
    public Reply exchange(Query query, long until, AtomicInteger strays) throws InterruptedException {
        int id = Query.newId();
        byte[] wire = query.wire(id);
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(address);
            DatagramSocket socket = channel.socket();
            socket.send(new DatagramPacket(wire, wire.length));
            long again = System.nanoTime() + (until - System.nanoTime()) / 2;
            Reply reply = await(socket, query, id, again, strays);
            if (reply instanceof Reply.Nothing && strays.get() < MOST_STRAYS) {
                socket.send(new DatagramPacket(wire, wire.length));
                reply = await(socket, query, id, until, strays);
            }
            return reply;
        } catch (IOException _) {
            return Way.failed();
        }
    }

    private static Reply await(DatagramSocket socket, Query query, int id, long until, AtomicInteger strays)
            throws IOException {
        byte[] buffer = new byte[LARGEST];
        while (true) {
            int wait = Way.millis(until);
            if (wait <= 0 || strays.get() >= MOST_STRAYS) {
                return new Reply.Nothing();
            }
            socket.setSoTimeout(wait);
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException _) {
                return new Reply.Nothing();
            }
            Reply reply = query.read(Arrays.copyOf(buffer, packet.getLength()), id);
            if (!(reply instanceof Reply.Stray)) {
                return reply;
            }
            strays.incrementAndGet();
        }
    }
}
