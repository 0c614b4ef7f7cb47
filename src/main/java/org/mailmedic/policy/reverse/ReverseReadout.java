package org.mailmedic.policy.reverse;

import java.net.InetAddress;
import java.util.List;
import org.mailmedic.dns.DnsAnswer;

/// The names of an address.
///
/// @param names what its PTR records say
/// @param confirmed those of them that lead back to the address
/// @param generic whether the name is of the kind that providers make from the address
/// @param answer the raw answer to the question for PTR
/// @param unanswered answers that said neither yes nor no
public record ReverseReadout(
        InetAddress address,
        List<String> names,
        List<String> confirmed,
        boolean generic,
        DnsAnswer answer,
        List<DnsAnswer> unanswered) {
    public ReverseReadout {
        names = List.copyOf(names);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }
}
