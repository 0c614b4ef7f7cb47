package org.mailmedic.checkup.autoconfig;

import java.util.List;
import org.mailmedic.policy.dmarc.OrganisationalDomain;

/// Names of hosts that come from outside.
final class Hosts {
    private Hosts() {}

    /// Whether a text is a host name with at least two labels (RFC 1123), and no address: a stranger must
    /// not point us into the user's own network by number.
    static boolean isName(String text) {
        return text.length() <= 253
                && text.matches("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    }

    /// The hosts of these that belong to another organisation than the domain.
    static List<String> strangers(String domain, String... hosts) {
        String home = OrganisationalDomain.of(domain);
        return List.of(hosts).stream()
                .filter(host -> !host.equals(home)
                        && !host.endsWith("." + home)
                        && !OrganisationalDomain.of(host).equals(home))
                .distinct()
                .toList();
    }
}
