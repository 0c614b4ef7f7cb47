package org.mailmedic.policy.origin;

import java.net.InetAddress;
import java.util.List;
import org.mailmedic.dns.AddressScope;
import org.mailmedic.policy.spf.NetworkHolder;

/// What the DNS says of one address.
///
/// @param scope where the address is valid; nothing is asked about one that is not public
/// @param hosts the domain's own hosts that lead to it
/// @param mailExchangers hosts that take the domain's mail
/// @param networks published SPF records of services that hold it
/// @param isWhole whether everything that was asked was answered
public record OriginReadout(
        InetAddress address,
        AddressScope scope,
        List<OwnHost> hosts,
        List<String> mailExchangers,
        List<NetworkHolder> networks,
        boolean isWhole) {
    public OriginReadout {
        hosts = List.copyOf(hosts);
        mailExchangers = List.copyOf(mailExchangers);
        networks = List.copyOf(networks);
    }

    /// A host of the domain that leads to the address.
    public record OwnHost(String name, Role role) {}

    /// What a host is to its domain.
    public enum Role {
        /// The domain's own name, or `www` below it: its website.
        WEBSITE,
        /// It takes the domain's mail.
        MAIL_EXCHANGER
    }
}
