package org.mailmedic.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;

/// Where names and ports lead: the real network, or the practice lab's servers on loopback. The conversation
/// itself is real either way.
public interface Network {
    /// Addresses of a host, in the order in which to try them.
    ///
    /// @throws UnknownHostException if there are none
    /// @throws InterruptedException if the caller was cancelled meanwhile
    List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException;

    /// Where a connection to this address and port really goes.
    InetSocketAddress endpoint(InetAddress address, int port);

    /// Certificates to trust besides the system's.
    List<X509Certificate> trusted();
}
