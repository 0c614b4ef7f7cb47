package org.mailmedic.dns;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// One connection for one question (RFC 7766).
record TcpWay(InetSocketAddress address) implements Way {
    private static final int MOST_STRAYS = 5;

    @Override
    public Transport transport() {
        return Transport.TCP;
    }

    @Override
    public String server() {
        return Way.text(address);
    }

    @Override
    public Reply exchange(Query query, long until, AtomicInteger strays) throws InterruptedException {
        int id = Query.newId();
        byte[] wire = query.wire(id);
        int wait = Way.millis(until);
        if (wait <= 0) {
            return new Reply.Nothing();
        }
        try (var socket = new Socket()) {
            socket.connect(address, wait);
            // Length and message in one write: some servers read just once.
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(wire.length + 2)
                            .putShort((short) wire.length)
                            .put(wire)
                            .array());
            for (int tries = 0; tries < MOST_STRAYS; tries++) {
                byte[] length = read(socket, 2, until);
                Reply reply = query.read(read(socket, (length[0] & 0xff) << 8 | length[1] & 0xff, until), id);
                if (!(reply instanceof Reply.Stray)) {
                    return reply;
                }
                strays.incrementAndGet();
            }
            return new Reply.Nothing();
        } catch (IOException _) {
            return Way.failed();
        }
    }

    /// Reads so many bytes; a server that lets them drip gets no more time for it.
    private static byte[] read(Socket socket, int count, long until) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[count];
        int at = 0;
        while (at < count) {
            int wait = Way.millis(until);
            if (wait <= 0) {
                throw new IOException("too slow");
            }
            socket.setSoTimeout(wait);
            int more = in.read(bytes, at, count - at);
            if (more < 0) {
                throw new IOException("hung up");
            }
            at += more;
        }
        return bytes;
    }
}
