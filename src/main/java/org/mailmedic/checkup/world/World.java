package org.mailmedic.checkup.world;

import org.mailmedic.connection.Network;
import org.mailmedic.dns.Dns;
import org.mailmedic.web.Web;

/// What the checks can reach: the real world, or the practice lab.
///
/// @param resolver who is asked, in words for the page: `the system's resolver`, `192.0.2.53:53`
public record World(Dns dns, Network network, Web web, String resolver) implements AutoCloseable {
    /// Lets go of what it holds; see [Web#close].
    @Override
    public void close() {
        web.close();
    }
}
