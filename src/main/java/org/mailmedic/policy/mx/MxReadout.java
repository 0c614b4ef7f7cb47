package org.mailmedic.policy.mx;

import java.util.List;
import org.mailmedic.dns.DnsAnswer;

/// Where a domain takes its mail.
///
/// @param hosts the mail servers, best first; without the null MX
/// @param hasNull whether a null MX is there: "takes no mail"
/// @param implicit whether there is no MX but an address, which mail then goes to
/// @param answer the raw answer to the question for MX
/// @param unanswered answers that said neither yes nor no
public record MxReadout(
        String domain,
        List<Host> hosts,
        boolean hasNull,
        boolean implicit,
        DnsAnswer answer,
        List<DnsAnswer> unanswered) {
    public MxReadout {
        hosts = List.copyOf(hosts);
        unanswered = List.copyOf(unanswered);
    }

    /// One mail server.
    ///
    /// @param addresses its addresses, of both families
    /// @param aliases names that CNAMEs led to; there should be none (RFC 2181 section 10.3)
    /// @param isAddress whether an address stands where a name should
    /// @param isCertain whether the DNS said all about its addresses
    public record Host(
            int preference,
            String name,
            List<String> addresses,
            List<String> aliases,
            boolean isAddress,
            boolean isCertain) {
        public Host {
            addresses = List.copyOf(addresses);
            aliases = List.copyOf(aliases);
        }
    }
}
