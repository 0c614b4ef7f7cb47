package org.mailmedic.dns;

import java.net.InetAddress;
import java.net.URI;
import org.mailmedic.web.Web;

/// Asking the DNS. Made for virtual threads: the call waits for the answer, and an interrupt ends the wait.
public interface Dns {
    /// Asks one question. Never throws for what the network does: that is an answer.
    ///
    /// @throws InterruptedException if the caller was cancelled meanwhile
    DnsAnswer ask(Question question) throws InterruptedException;

    /// The same world, asked directly at one name server of a zone, without a cache in between. A closed world
    /// (a test, the practice lab) has one server for everything, so that the same one answers.
    default Dns directly(InetAddress nameServer) {
        return this;
    }

    /// Whether one server stands for the whole world, so that [#directly] leads to the same one.
    default boolean isClosedWorld() {
        return true;
    }

    /// The same, asked by this way alone. Where there is no such way, nobody answers.
    default Dns over(Transport transport) {
        return this;
    }

    /// The same, with DNS over HTTPS for what nobody answers otherwise. A closed world stays closed.
    ///
    /// @param server URL such as `https://9.9.9.9/dns-query`
    default Dns withHttps(URI server, Web web) {
        return this;
    }
}
