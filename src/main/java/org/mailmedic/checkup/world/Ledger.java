package org.mailmedic.checkup.world;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mailmedic.connection.Network;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.Transport;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;

/// What left this computer: each name that was asked and each host that was contacted, whoever asked. It
/// stands between the checks and the world, so that no check can forget to write something down.
public final class Ledger {
    /// A case stays small; what finds no room is counted.
    private static final int MOST = 600;

    private static final int LONGEST = 300;

    private final Supplier<World> world;
    private final Clock clock;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /// Nothing has left yet.
    public Ledger(World world, Clock clock) {
        this(() -> world, clock);
    }

    /// The same before a world that may be another one the next time.
    public Ledger(Supplier<World> world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /// What something was done for.
    public enum Purpose {
        /// To find out who takes a domain's mail.
        RECOGNISE,
        AUDIT,
        PROBE,
        TEST_MESSAGE,
        CHECK_AGAIN,
        /// To try a record before anybody publishes it.
        TRIAL,
        /// Whatever else a page asks.
        OTHER
    }

    /// What was done.
    public enum Kind {
        NAME_ASKED,
        HOST_CONTACTED,
        PAGE_FETCHED,
        /// What found no room any more.
        MORE
    }

    /// Something that left, each only once.
    ///
    /// @param what name and type, host and port, or the address of a web page without its query
    /// @param at who was asked or reached
    public record Entry(Kind kind, String what, String at, Purpose purpose, Instant first, Instant last, int times) {}

    private record Key(Kind kind, String what, String at, Purpose purpose) {}

    /// The world, with all that goes there written down.
    public World world(Purpose purpose) {
        World now = world.get();
        return new World(
                new RecordedDns(now.dns(), now.resolver(), purpose),
                new RecordedNetwork(now.network(), purpose),
                new RecordedWeb(now.web(), purpose),
                now.resolver());
    }

    /// All entries, the oldest first.
    public synchronized List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /// Takes up what was written down earlier.
    public synchronized void takeUp(List<Entry> earlier) {
        earlier.forEach(e -> entries.put(new Key(e.kind(), e.what(), e.at(), e.purpose()), e));
    }

    /// @return under what it stands
    private synchronized Key note(Kind kind, String what, String at, Purpose purpose) {
        Instant now = clock.instant();
        return note(new Key(kind, cut(what), cut(at), purpose), now, now);
    }

    private Key note(Key wanted, Instant first, Instant last) {
        Key key = entries.containsKey(wanted) || entries.size() < MOST
                ? wanted
                : new Key(Kind.MORE, "", "", wanted.purpose());
        entries.merge(
                key,
                new Entry(key.kind(), key.what(), key.at(), key.purpose(), first, last, 1),
                (old, added) -> new Entry(
                        old.kind(), old.what(), old.at(), old.purpose(), old.first(), added.last(), old.times() + 1));
        return key;
    }

    /// An answer tells who was really asked.
    private synchronized void answered(Key noted, String at) {
        var wanted = new Key(noted.kind(), noted.what(), cut(at), noted.purpose());
        if (noted.kind() == Kind.MORE || noted.equals(wanted)) {
            return;
        }
        Optional.ofNullable(entries.get(noted)).ifPresent(entry -> {
            if (entry.times() == 1) {
                entries.remove(noted);
            } else {
                entries.put(
                        noted,
                        new Entry(
                                entry.kind(),
                                entry.what(),
                                entry.at(),
                                entry.purpose(),
                                entry.first(),
                                entry.last(),
                                entry.times() - 1));
            }
            note(wanted, entry.first(), entry.last());
        });
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private final class RecordedDns implements Dns {
        private final Dns delegate;
        private final String at;
        private final Purpose purpose;

        /// @param at who is going to be asked, as far as that is known before
        RecordedDns(Dns delegate, String at, Purpose purpose) {
            this.delegate = delegate;
            this.at = at;
            this.purpose = purpose;
        }

        @Override
        public DnsAnswer ask(Question question) throws InterruptedException {
            // Before: one that is cancelled has left all the same.
            Key noted = note(Kind.NAME_ASKED, question.toString(), at, purpose);
            DnsAnswer answer = delegate.ask(question);
            answered(noted, answer.asked().resolver());
            return answer;
        }

        @Override
        public Dns directly(InetAddress nameServer) {
            return new RecordedDns(delegate.directly(nameServer), AddressText.of(nameServer), purpose);
        }

        @Override
        public boolean isClosedWorld() {
            return delegate.isClosedWorld();
        }

        @Override
        public Dns over(Transport transport) {
            return new RecordedDns(delegate.over(transport), at, purpose);
        }

        @Override
        public Dns withHttps(URI server, Web web) {
            return new RecordedDns(delegate.withHttps(server, web), server.toString(), purpose);
        }
    }

    private final class RecordedNetwork implements Network {
        private final Network delegate;
        private final Purpose purpose;
        private final Map<InetAddress, String> hosts = new ConcurrentHashMap<>();

        RecordedNetwork(Network delegate, Purpose purpose) {
            this.delegate = delegate;
            this.purpose = purpose;
        }

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
            note(Kind.NAME_ASKED, host, "system", purpose);
            List<InetAddress> addresses = delegate.resolve(host);
            addresses.forEach(a -> hosts.put(a, host));
            return addresses;
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            InetSocketAddress endpoint = delegate.endpoint(address, port);
            String host = hosts.getOrDefault(address, AddressText.of(address));
            note(Kind.HOST_CONTACTED, host + ":" + port, AddressText.of(endpoint.getAddress()), purpose);
            return endpoint;
        }

        @Override
        public List<X509Certificate> trusted() {
            return delegate.trusted();
        }
    }

    private final class RecordedWeb implements Web {
        private final Web delegate;
        private final Purpose purpose;

        RecordedWeb(Web delegate, Purpose purpose) {
            this.delegate = delegate;
            this.purpose = purpose;
        }

        /// Without the query of the address, which may hold more than a place.
        @Override
        public WebAnswer fetch(WebRequest request) throws InterruptedException {
            String port = request.uri().getPort() < 0 ? "" : ":" + request.uri().getPort();
            note(
                    Kind.PAGE_FETCHED,
                    "https://" + request.uri().getHost() + port + request.uri().getPath(),
                    String.valueOf(request.uri().getHost()),
                    purpose);
            return delegate.fetch(request);
        }

        /// Others use it, too: it is closed with its world.
        @Override
        public void close() {}
    }
}
