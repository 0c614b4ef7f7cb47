package org.mailmedic.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Network;
import org.mailmedic.dns.Dns;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.web.Web;

/// The usual mail ports of every host under `.example` lead to one server on loopback.
record LabWorld(Map<Integer, InetSocketAddress> ports) implements Network {
    static final Dns NO_DNS = _ -> {
        throw new AssertionError("nobody asks the DNS here");
    };

    static World to(SmtpServer server, Dns dns) {
        return new World(dns, new LabWorld(Map.of(587, server.plain(), 465, server.tls())), Web.none(), "the lab");
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

    @Override
    public List<X509Certificate> trusted() {
        return List.of(PracticeKeys.standard().authority());
    }
}
