package org.mailmedic.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real SMTP server on 127.0.0.1 that behaves as its [SmtpPolicy] says. It listens at two ports that
/// the system picks: one that begins in plain text and may offer STARTTLS (as 25 and 587 do), and one
/// that begins with TLS (as 465 does).
///
/// It passes nothing on: what it accepts, it keeps.
public final class SmtpServer implements AutoCloseable {
    private final ServerSocket plain;
    private final ServerSocket tls;
    private final PracticeKeys keys;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile SmtpPolicy policy;

    private SmtpServer(SmtpPolicy policy, PracticeKeys keys, ServerSocket plain, ServerSocket tls) {
        this.policy = policy;
        this.keys = keys;
        this.plain = plain;
        this.tls = tls;
    }

    /// A message that was accepted.
    ///
    /// @param session the conversation at its end
    /// @param message header and body, lines ended by CRLF
    public record Accepted(SmtpSession session, String message) {}

    /// Starts a server with the standard practice keys.
    public static SmtpServer start(SmtpPolicy policy) {
        return start(policy, PracticeKeys.standard());
    }

    /// Starts a server.
    public static SmtpServer start(SmtpPolicy policy, PracticeKeys keys) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            var server = new SmtpServer(
                    policy, keys, new ServerSocket(0, 200, loopback), new ServerSocket(0, 200, loopback));
            Thread.ofVirtual().name("lab-smtp").start(() -> server.listen(server.plain, false));
            Thread.ofVirtual().name("lab-smtps").start(() -> server.listen(server.tls, true));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's mail server cannot listen", e);
        }
    }

    /// Where it begins in plain text and may offer STARTTLS.
    public InetSocketAddress plain() {
        return new InetSocketAddress(plain.getInetAddress(), plain.getLocalPort());
    }

    /// Where it begins with TLS.
    public InetSocketAddress tls() {
        return new InetSocketAddress(tls.getInetAddress(), tls.getLocalPort());
    }

    /// Behaves otherwise from the next command on.
    public void follow(SmtpPolicy other) {
        policy = other;
    }

    /// The messages that were accepted so far, oldest first.
    public List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /// The lines of all conversations so far, `C: ` or `S: ` before each; secrets are masked, messages
    /// counted only.
    public List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        closeQuietly(plain);
        closeQuietly(tls);
        connections.forEach(SmtpServer::closeQuietly);
    }

    SmtpPolicy policy() {
        return policy;
    }

    PracticeKeys keys() {
        return keys;
    }

    void note(String line) {
        log.add(line);
    }

    void keep(Accepted message) {
        accepted.add(message);
    }

    private void listen(ServerSocket door, boolean encrypted) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                // Several small packets make up a handshake; without this each waits for the acknowledgement
                // of the last.
                socket.setTcpNoDelay(true);
                connections.add(socket);
                Thread.ofVirtual().name("lab-smtp-conversation").start(() -> converse(socket, encrypted));
            } catch (IOException ignored) {
                // Closed, or the client has gone again.
            }
        }
    }

    private void converse(Socket socket, boolean encrypted) {
        try (socket) {
            new SmtpConversation(this, socket).hold(encrypted);
        } catch (IOException ignored) {
            // The client hung up, or did not like the certificate: its own account of that is what counts.
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
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
