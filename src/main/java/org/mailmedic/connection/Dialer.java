package org.mailmedic.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mailmedic.dns.AddressText;

/// Connects to the first address that answers. IPv6 and IPv4 take turns, and a slow address does not hold up
/// the next ("happy eyeballs", RFC 8305): a broken IPv6 path must not look like a broken server.
public final class Dialer {
    /// RFC 8305 section 5.
    private static final long HEAD_START_MILLIS = 250;

    private static final int MOST_ADDRESSES = 8;

    private final Network network;
    private final int port;
    private final Duration patience;
    private final BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();

    public Dialer(Network network, int port, Duration patience) {
        this.network = network;
        this.port = port;
        this.patience = patience;
    }

    /// A connection.
    ///
    /// @param detail the address it leads to, and what became of the others tried
    public record Connection(Socket socket, InetAddress address, String detail) {}

    /// Tries the addresses.
    ///
    /// @throws ConnectionException if none answers
    public Connection dial(List<InetAddress> addresses) throws ConnectionException, InterruptedException {
        Deque<InetAddress> waiting = takingTurns(addresses);
        long deadline = System.nanoTime() + patience.toNanos();
        List<Attempt> failed = new ArrayList<>();
        Optional<Socket> winner = Optional.empty();
        try {
            int running = 0;
            while (true) {
                if (!waiting.isEmpty()) {
                    start(waiting.poll(), deadline);
                    running++;
                }
                long wait = waiting.isEmpty() ? millisUntil(deadline) + HEAD_START_MILLIS : HEAD_START_MILLIS;
                Attempt attempt = ended.poll(wait, TimeUnit.MILLISECONDS);
                if (attempt != null) {
                    running--;
                    if (attempt.problem.isEmpty()) {
                        winner = Optional.of(attempt.socket);
                        return new Connection(attempt.socket, attempt.address, detail(attempt, failed));
                    }
                    failed.add(attempt);
                }
                if (waiting.isEmpty() && (running == 0 || millisUntil(deadline) == 0)) {
                    throw new ConnectionException(faultOf(failed), words(failed));
                }
            }
        } finally {
            winner.ifPresent(sockets::remove);
            sockets.forEach(Dialer::closeQuietly);
        }
    }

    private void start(InetAddress address, long deadline) {
        var socket = new Socket();
        sockets.add(socket);
        InetSocketAddress endpoint = network.endpoint(address, port);
        Thread.ofVirtual().name("connect").start(() -> {
            Optional<IOException> problem = Optional.empty();
            try {
                socket.connect(endpoint, Math.max(1, millisUntil(deadline)));
                socket.setTcpNoDelay(true);
            } catch (IOException e) {
                problem = Optional.of(e);
            }
            ended.add(new Attempt(address, socket, problem));
        });
    }

    private String detail(Attempt winner, List<Attempt> failed) {
        return winner.place() + (failed.isEmpty() ? "" : "; " + words(failed));
    }

    private static String words(List<Attempt> failed) {
        return failed.stream().map(Attempt::inWords).collect(Collectors.joining("; "));
    }

    /// Only silence speaks for a blocked port: whoever refuses is there.
    private static Fault faultOf(List<Attempt> failed) {
        boolean refused = failed.stream().anyMatch(Attempt::refused);
        boolean silent = failed.isEmpty() || failed.stream().anyMatch(Attempt::silent);
        if (refused) {
            return Fault.REFUSED;
        }
        if (failed.stream().anyMatch(Attempt::reset)) {
            return Fault.RESET;
        }
        return silent ? Fault.PORT_BLOCKED : Fault.UNREACHABLE;
    }

    /// The order of the resolver, but the families one by one.
    private static Deque<InetAddress> takingTurns(List<InetAddress> addresses) {
        boolean sixFirst = addresses.getFirst() instanceof Inet6Address;
        Deque<InetAddress> first = new ArrayDeque<>();
        Deque<InetAddress> second = new ArrayDeque<>();
        for (InetAddress address : addresses) {
            (address instanceof Inet6Address == sixFirst ? first : second).add(address);
        }
        Deque<InetAddress> all = new ArrayDeque<>();
        while (all.size() < MOST_ADDRESSES && !(first.isEmpty() && second.isEmpty())) {
            if (!first.isEmpty()) {
                all.add(first.poll());
            }
            if (!second.isEmpty()) {
                all.add(second.poll());
            }
        }
        return all;
    }

    private static int millisUntil(long deadline) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()), 0, Integer.MAX_VALUE);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }

    private record Attempt(InetAddress address, Socket socket, Optional<IOException> problem) {
        String place() {
            return AddressText.of(address);
        }

        String inWords() {
            return place()
                    + problem.map(Throwable::getMessage)
                            .map(message -> " (" + message + ")")
                            .orElse("");
        }

        boolean silent() {
            return problem.filter(SocketTimeoutException.class::isInstance).isPresent();
        }

        /// Accepted and torn down at once.
        boolean reset() {
            return problem.map(Throwable::getMessage)
                    .filter(message -> message.contains("reset"))
                    .isPresent();
        }

        /// "Network is unreachable" comes as a [ConnectException] too, but from this computer.
        boolean refused() {
            return problem.filter(ConnectException.class::isInstance)
                    .map(Throwable::getMessage)
                    .filter(message -> message.contains("refused"))
                    .isPresent();
        }
    }
}
