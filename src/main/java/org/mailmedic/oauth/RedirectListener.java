package org.mailmedic.oauth;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits on 127.0.0.1 for the browser to come back from the service (RFC 8252 section 7.3), for one answer.
///
/// Any program and any web page on this computer can knock at the port. What does not carry the state of
/// this very attempt is turned away and changes nothing; who is slow or long-winded is hung up on; only a
/// few are heard at once.
final class RedirectListener implements Closeable {
    private static final int LONGEST_REQUEST = 16 * 1024;
    private static final int AT_ONCE = 8;
    private static final int WAITING = 16;
    private static final Duration LEAVE = Duration.ofMillis(300);

    private final ServerSocket door;
    private final String state;
    private final ReturnPages pages;
    private final Duration patience;
    private final Semaphore seats = new Semaphore(AT_ONCE);
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
    private final Thread porter = Thread.ofVirtual().name("oauth-redirect").unstarted(this::listen);

    private RedirectListener(ServerSocket door, String state, ReturnPages pages, Duration patience) {
        this.door = door;
        this.state = state;
        this.pages = pages;
        this.patience = patience;
    }

    /// Opens a port that the system picks, on IPv4 loopback only.
    ///
    /// @param state what the answer must repeat
    /// @param patience how long one visitor may take to ask
    /// @throws IOException if this computer lets nobody listen
    static RedirectListener open(String state, ReturnPages pages, Duration patience) throws IOException {
        var door = new ServerSocket(0, WAITING, InetAddress.ofLiteral("127.0.0.1"));
        var listener = new RedirectListener(door, state, pages, patience);
        listener.porter.start();
        return listener;
    }

    int port() {
        return door.getLocalPort();
    }

    /// The parameters of the answer; empty when nobody came in time.
    Optional<Map<String, String>> await(Duration time) throws InterruptedException {
        try {
            return Optional.of(answer.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the answer never fails", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(door);
        try {
            // The system lets go of the port when nobody waits at it any more.
            porter.join(LEAVE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        visitors.forEach(RedirectListener::closeQuietly);
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                if (!door.isClosed() && seats.tryAcquire()) {
                    visitors.add(visitor);
                    Thread.ofVirtual().name("oauth-visitor").start(() -> receive(visitor));
                } else {
                    closeQuietly(visitor);
                }
            } catch (IOException _) {
                // Closed, or the visitor has gone again.
            }
        }
    }

    private void receive(Socket visitor) {
        // A limit for the whole request: a time-out of the socket alone would let bytes drip for ever.
        Thread guard = Thread.ofVirtual().name("oauth-guard").start(() -> {
            try {
                Thread.sleep(patience);
                closeQuietly(visitor);
            } catch (InterruptedException _) {
                // The visitor was quick enough.
            }
        });
        try (visitor) {
            answer(visitor);
        } catch (IOException _) {
            // A visitor that hangs up has lost its turn, nothing more.
        } finally {
            guard.interrupt();
            visitors.remove(visitor);
            seats.release();
        }
    }

    private void answer(Socket visitor) throws IOException {
        Optional<String> head = head(visitor.getInputStream());
        Optional<Map<String, String>> asked =
                head.flatMap(RedirectQuery::parameters).filter(this::isOurs);
        if (asked.isEmpty()) {
            reply(visitor, head.isEmpty() ? "431 Request Header Fields Too Large" : "404 Not Found", pages.strange());
            return;
        }
        Map<String, String> query = asked.get();
        boolean yes = query.containsKey("code");
        boolean first = !answer.isDone();
        try {
            reply(
                    visitor,
                    first ? "200 OK" : "404 Not Found",
                    first ? (yes ? pages.done() : pages.refused()) : pages.strange());
        } finally {
            // One use: a second answer, even with the right state, is not heard.
            answer.complete(query);
        }
    }

    private boolean isOurs(Map<String, String> asked) {
        return MessageDigest.isEqual(
                        asked.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8),
                        state.getBytes(StandardCharsets.UTF_8))
                && (asked.containsKey("code") || asked.containsKey("error"));
    }

    /// All up to the empty line; empty if it is too long or ends before.
    private static Optional<String> head(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_REQUEST];
        int length = 0;
        while (length < bytes.length) {
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                return Optional.empty();
            }
            length += count;
            if (endsIn(bytes, Math.max(0, length - count - 3), length)) {
                return Optional.of(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            }
        }
        return Optional.empty();
    }

    /// Whether an empty line stands in this part.
    private static boolean endsIn(byte[] bytes, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            boolean empty = bytes[i] == '\n'
                    && (bytes[i + 1] == '\n' || (bytes[i + 1] == '\r' && i + 2 < to && bytes[i + 2] == '\n'));
            if (empty) {
                return true;
            }
        }
        return false;
    }

    /// Nothing of the request is repeated in the page, so that no page can be made to say anything else.
    private void reply(Socket visitor, String status, String words) throws IOException {
        byte[] page = pages.page(words).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n"
                + "Content-Length: " + page.length + "\r\n"
                + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
                + "Referrer-Policy: no-referrer\r\n"
                + "X-Content-Type-Options: nosniff\r\n"
                + "Cache-Control: no-store\r\n"
                + "Connection: close\r\n\r\n";
        visitor.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        visitor.getOutputStream().write(page);
        visitor.getOutputStream().flush();
        visitor.shutdownOutput();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException _) {
            // It is going away anyhow.
        }
    }
}
