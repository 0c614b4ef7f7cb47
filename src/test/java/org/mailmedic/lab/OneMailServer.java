package org.mailmedic.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.mailmedic.connection.Network;

/// A network in which all hosts are one mail server on loopback: TLS on 465, STARTTLS elsewhere.
public record OneMailServer(SmtpServer server) implements Network {
    @Override
    public List<InetAddress> resolve(String host) {
        return List.of(InetAddress.getLoopbackAddress());
    }

    @Override
    public InetSocketAddress endpoint(InetAddress address, int port) {
        return port == 465 ? server.tls() : server.plain();
    }

    @Override
    public List<X509Certificate> trusted() {
        return List.of(PracticeKeys.standard().authority());
    }
}
