package org.mailmedic.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmedic.web.Web;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;

/// The real DNS. Absolute names only, no search path, no hosts file, no cache: what it says is what the
/// resolver said.
///
/// A question goes over UDP, twice; then to the second resolver, if there is one; then over TCP; and last
/// over HTTPS where that is [allowed][#withHttps]. The answer tells by which way it came. A way that was
/// found out to work where UDP does not is tried first for a while.
public final class LiveDns implements Dns {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int DNS_PORT = 53;

    private final Routes routes;
    private final Duration patience;
    private final boolean closedWorld;
    private final boolean recursive;

    private LiveDns(Routes routes, Duration patience, boolean closedWorld, boolean recursive) {
        this.routes = routes;
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
        return new LiveDns(Routes.to(servers), PATIENCE, false, true);
    }

    /// Asks these resolvers, the first one first.
    public static LiveDns at(InetSocketAddress... resolvers) {
        return new LiveDns(Routes.to(List.of(resolvers)), PATIENCE, false, true);
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
        return new LiveDns(Routes.to(List.of(server)), PATIENCE, true, true);
    }

    /// The same, but giving up a question after another time (otherwise 4 seconds).
    public LiveDns withPatience(Duration other) {
        return new LiveDns(routes, other, closedWorld, recursive);
    }

    /// The same, but a question that nobody answered goes to this DNS over HTTPS server (RFC 8484) as well.
    ///
    /// @param server URL such as `https://9.9.9.9/dns-query`. With a name instead of an address it helps only
    ///     while the system can look up that name
    @Override
    public LiveDns withHttps(URI server, Web web) {
        return closedWorld
                ? this
                : new LiveDns(routes.and(new HttpsWay(server, web)), patience, closedWorld, recursive);
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return closedWorld
                ? this
                : new LiveDns(Routes.to(List.of(new InetSocketAddress(nameServer, DNS_PORT))), patience, false, false);
    }

    @Override
    public boolean isClosedWorld() {
        return closedWorld;
    }

    @Override
    public Dns over(Transport transport) {
        return new LiveDns(routes.only(transport), patience, closedWorld, recursive);
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
        return new Conversation(question, routes, patience, recursive).hold(name);
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
}
