package org.mailmedic.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// The real DNS: asks resolvers over UDP, and over TCP where the answer did not fit. Absolute names only, no
/// search
/// path,
/// no hosts file, no cache: what it says is what the resolver said.
///
/// A question is put twice, so that one lost packet is no verdict; with several resolvers the second one is
/// asked then.
public final class LiveDns implements Dns {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int DNS_PORT = 53;
    private static final int UDP_PAYLOAD = 1232;
    private static final int LONGEST_CHAIN = 8;

    private final List<Attempt> attempts;
    private final Duration patience;
    private final boolean closedWorld;
    private final boolean recursive;

    private LiveDns(List<InetSocketAddress> servers, Duration patience, boolean closedWorld, boolean recursive) {
        InetSocketAddress first = servers.getFirst();
        InetSocketAddress second = servers.size() > 1 ? servers.get(1) : first;
        this.attempts = List.of(
                new Attempt(first, patience.multipliedBy(2).dividedBy(5)),
                new Attempt(second, patience.multipliedBy(3).dividedBy(5)));
        this.patience = patience;
        this.closedWorld = closedWorld;
        this.recursive = recursive;
    }

    /// Asks the resolvers that this computer is set up with.
    ///
    /// @throws IllegalStateException if there are none
    public static LiveDns system() {
        ResolverConfig.refresh();
        List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
        if (servers.isEmpty()) {
            throw new IllegalStateException("this computer has no DNS resolver");
        }
        return new LiveDns(servers, PATIENCE, false, true);
    }

    /// Asks these resolvers, the first one first.
    public static LiveDns at(InetSocketAddress... resolvers) {
        return new LiveDns(List.of(resolvers), PATIENCE, false, true);
    }

    /// Asks the resolver that a user named: `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or
    /// `[2001:db8::53]:5353`.
    ///
    /// @throws IllegalArgumentException if that is not an address with or without a port
    public static LiveDns at(String resolver) {
        return at(address(resolver));
    }

    /// The whole world is this one server: it is asked also where a zone's own name servers would be.
    public static LiveDns closedWorld(InetSocketAddress server) {
        return new LiveDns(List.of(server), PATIENCE, true, true);
    }

    /// The same, but giving up a question after another time (otherwise 4 seconds).
    public LiveDns withPatience(Duration other) {
        return new LiveDns(attempts.stream().map(Attempt::server).toList(), other, closedWorld, recursive);
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return closedWorld
                ? this
                : new LiveDns(List.of(new InetSocketAddress(nameServer, DNS_PORT)), patience, false, false);
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        Name name;
        try {
            name = Names.wire(question.name());
        } catch (IOException e) {
            var nobody = new DnsAnswer.Asked("", false, Instant.now(), Duration.ZERO);
            return new DnsAnswer.Unusable(question, "not a name that the DNS can hold", nobody);
        }
        return new Conversation(question).hold(name);
    }

    private static InetSocketAddress address(String resolver) {
        String text = resolver.strip();
        String host = text;
        int port = DNS_PORT;
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > bracket && (bracket >= 0 || text.indexOf(':') == colon);
        if (hasPort) {
            host = text.substring(0, colon);
            port = Integer.parseInt(text.substring(colon + 1));
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return host.equals("localhost")
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    /// One try at one server, with its own bound.
    private record Attempt(InetSocketAddress server, SimpleResolver udp, SimpleResolver tcp) {
        Attempt(InetSocketAddress server, Duration timeout) {
            this(server, resolver(server, timeout), resolver(server, timeout));
            tcp.setTCP(true);
        }

        private static SimpleResolver resolver(InetSocketAddress server, Duration timeout) {
            var resolver = new SimpleResolver(server);
            resolver.setTimeout(timeout);
            resolver.setEDNS(0, UDP_PAYLOAD, 0, List.of());
            // The fall-back to TCP is ours, so that the answer can say that it was needed.
            resolver.setIgnoreTruncation(true);
            return resolver;
        }

        String text() {
            return server.getAddress().getHostAddress() + ":" + server.getPort();
        }
    }

    /// One question with all that it takes to get it answered.
    private final class Conversation {
        private final Question question;
        private final Instant begun = Instant.now();
        private final long clock = System.nanoTime();
        private final List<String> aliases = new ArrayList<>();
        private String server = attempts.getFirst().text();
        private boolean tcp;

        Conversation(Question question) {
            this.question = question;
        }

        DnsAnswer hold(Name name) throws InterruptedException {
            int type = Type.value(question.type().name());
            Name at = name;
            while (aliases.size() <= LONGEST_CHAIN) {
                Reply reply = exchange(at, type);
                switch (reply) {
                    case Reply.Nothing _ -> {
                        return new DnsAnswer.TimedOut(question, asked());
                    }
                    case Reply.Broken(String why) -> {
                        return new DnsAnswer.Unusable(question, why, asked());
                    }
                    case Reply.Came(Message message) -> {
                        Answers answers = Answers.read(message, at, type);
                        answers.through().forEach(n -> aliases.add(Names.text(n)));
                        if (answers.outcome() != Answers.Outcome.LEADS_ON) {
                            return answer(answers);
                        }
                        at = answers.through().getLast();
                    }
                }
            }
            return new DnsAnswer.Unusable(question, "too many CNAMEs in a row", asked());
        }

        private DnsAnswer answer(Answers a) {
            return switch (a.outcome()) {
                case FOUND -> new DnsAnswer.Found(question, a.records(), aliases, asked());
                case NO_SUCH_NAME -> new DnsAnswer.NoSuchName(question, aliases, a.negativeTtl(), asked());
                case NO_DATA -> new DnsAnswer.NoData(question, aliases, a.negativeTtl(), asked());
                case SERVER_FAILURE -> new DnsAnswer.ServerFailure(question, asked());
                case BOGUS -> new DnsAnswer.Bogus(question, a.note(), asked());
                case REFUSED -> new DnsAnswer.Refused(question, asked());
                case UNUSABLE, LEADS_ON -> new DnsAnswer.Unusable(question, a.note(), asked());
            };
        }

        private DnsAnswer.Asked asked() {
            return new DnsAnswer.Asked(server, tcp, begun, Duration.ofNanos(System.nanoTime() - clock));
        }

        /// Tries once more where the first try brought nothing to build on.
        private Reply exchange(Name name, int type) throws InterruptedException {
            Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
            if (!recursive) {
                query.getHeader().unsetFlag(Flags.RD);
            }
            Reply last = new Reply.Nothing();
            for (Attempt attempt : attempts) {
                server = attempt.text();
                last = over(attempt.udp(), query);
                if (last instanceof Reply.Came(Message message)
                        && message.getHeader().getFlag(Flags.TC)) {
                    tcp = true;
                    last = over(attempt.tcp(), query);
                }
                boolean failed = last instanceof Reply.Came(Message message) && isFailure(message.getRcode());
                boolean another =
                        !attempts.getLast().server().equals(attempts.getFirst().server());
                if (last instanceof Reply.Came && !(failed && another)) {
                    return last;
                }
            }
            return last;
        }

        private static boolean isFailure(int rcode) {
            return rcode == org.xbill.DNS.Rcode.SERVFAIL || rcode == org.xbill.DNS.Rcode.REFUSED;
        }

        private static Reply over(SimpleResolver resolver, Message query) throws InterruptedException {
            CompletableFuture<Message> answer =
                    resolver.sendAsync(query, Runnable::run).toCompletableFuture();
            try {
                return new Reply.Came(answer.get());
            } catch (InterruptedException e) {
                answer.cancel(true);
                throw e;
            } catch (ExecutionException e) {
                return e.getCause() instanceof org.xbill.DNS.WireParseException broken
                        ? new Reply.Broken("the answer is malformed: " + broken.getMessage())
                        : new Reply.Nothing();
            }
        }
    }

    /// What came back from one server.
    private sealed interface Reply {
        record Came(Message message) implements Reply {}

        record Broken(String why) implements Reply {}

        /// No answer in time, or no way to the server.
        record Nothing() implements Reply {}
    }
}
