package org.mailmedic.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.mailmedic.connection.Network;

/// A network without any host.
public record NoNetwork() implements Network {
    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    @Override
    public InetSocketAddress endpoint(InetAddress address, int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public List<X509Certificate> trusted() {
        return List.of();
    }
}
