package org.mailmedic.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A server on loopback that does whatever the test says with each connection.
final class RawServer implements Closeable {
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    RawServer(Talk talk) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    connections.add(socket);
                    Thread.ofVirtual().start(() -> hold(talk, socket));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    /// What the server does; the connection is closed after it.
    interface Talk {
        void with(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    /// Says these bytes and then only listens.
    static RawServer saying(String text) throws IOException {
        return saying(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Says these bytes and then only listens.
    static RawServer saying(byte[] bytes) throws IOException {
        return new RawServer((in, out) -> {
            out.write(bytes);
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    /// Says these bytes once the client has spoken, then only listens.
    static RawServer answering(byte[] bytes) throws IOException {
        return new RawServer((in, out) -> {
            in.read();
            out.write(bytes);
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }

    private static void hold(Talk talk, Socket socket) {
        try (socket) {
            talk.with(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException _) {
            // The client hung up.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
