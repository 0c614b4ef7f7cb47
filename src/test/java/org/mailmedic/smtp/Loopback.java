package org.mailmedic.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.mailmedic.connection.Network;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SmtpServer;

/// Leads names under `.example` to servers on loopback, and all others nowhere.
record Loopback(Map<Integer, InetSocketAddress> ports, List<X509Certificate> trusted) implements Network {
    /// Ports 587 and 465 of this server, whose authority is trusted.
    static Loopback to(SmtpServer server) {
        return new Loopback(
                Map.of(587, server.plain(), 465, server.tls()),
                List.of(PracticeKeys.standard().authority()));
    }

    /// One server on every port.
    static Loopback to(int port) {
        var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Loopback(
                Map.of(587, there, 465, there), List.of(PracticeKeys.standard().authority()));
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        if (!host.endsWith(".example")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByAddress(host, new byte[] {(byte) 192, 0, 2, 1}));
    }

    @Override
    public InetSocketAddress endpoint(InetAddress address, int port) {
        return ports.getOrDefault(port, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    }
}
