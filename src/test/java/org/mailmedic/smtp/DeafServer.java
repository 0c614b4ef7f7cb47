package org.mailmedic.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A port on loopback that answers no connection: its queue is full, and Linux lets all others wait.
final class DeafServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    DeafServer() throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            var socket = new Socket();
            queue.add(socket);
            Thread.ofVirtual().start(() -> {
                try {
                    socket.connect(listening.getLocalSocketAddress());
                } catch (IOException _) {
                    // It only has to stand in the queue.
                }
            });
        }
        Thread.sleep(200);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : queue) {
            socket.close();
        }
    }
}
