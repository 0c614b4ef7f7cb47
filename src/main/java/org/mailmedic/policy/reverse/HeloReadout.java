package org.mailmedic.policy.reverse;

import java.net.InetAddress;
import java.util.List;
import org.mailmedic.dns.DnsAnswer;

/// The name that a server greets with (HELO, EHLO).
///
/// @param isFullName whether it is a name of two labels or more, or an address in brackets (RFC 5321
///     section 4.1.3)
/// @param addresses what it leads to
/// @param unanswered answers that said neither yes nor no
public record HeloReadout(String name, boolean isFullName, List<InetAddress> addresses, List<DnsAnswer> unanswered) {
    public HeloReadout {
        addresses = List.copyOf(addresses);
        unanswered = List.copyOf(unanswered);
    }
}
