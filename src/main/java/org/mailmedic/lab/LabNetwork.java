package org.mailmedic.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.mailmedic.connection.Network;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Type;

/// The network of a practice case: names and addresses are those of the lab's DNS, and every connection
/// leads to the lab's mail server on loopback, or to a port there that nobody listens at.
final class LabNetwork implements Network {
    /// TCP port 1 (tcpmux, withdrawn by RFC 7805): nobody listens there, so that the connection is refused.
    private static final int NOBODY = 1;

    private final DnsServer dns;
    private final SmtpServer server;
    private final ServerScript script;

    LabNetwork(DnsServer dns, SmtpServer server, ServerScript script) {
        this.dns = dns;
        this.server = server;
        this.script = script;
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = dns.records(host, Type.A).stream()
                .map(r -> ((ARecord) r).getAddress())
                .toList();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    @Override
    public InetSocketAddress endpoint(InetAddress address, int port) {
        if (isOurs(address) && script.tlsPorts().contains(port)) {
            return server.tls();
        }
        if (isOurs(address) && script.ports().contains(port)) {
            return server.plain();
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), NOBODY);
    }

    @Override
    public List<X509Certificate> trusted() {
        return List.of(server.keys().authority());
    }

    private boolean isOurs(InetAddress address) {
        return script.hosts().stream()
                .flatMap(host -> dns.records(host, Type.A).stream())
                .anyMatch(r -> ((ARecord) r).getAddress().getHostAddress().equals(address.getHostAddress()));
    }
}
