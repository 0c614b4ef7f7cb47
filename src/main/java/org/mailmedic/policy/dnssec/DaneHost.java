package org.mailmedic.policy.dnssec;

import java.util.List;
import org.mailmedic.dns.DnsAnswer;

/// What DANE says of one mail server.
///
/// @param host name of the server
/// @param records its TLSA records that could be read
/// @param answer the raw answer for `_25._tcp.HOST`
public record DaneHost(String host, List<Tlsa> records, DnsAnswer answer) {
    public DaneHost {
        records = List.copyOf(records);
    }

    /// Whether there are records, and senders may build on them: only where DNSSEC protects them (RFC 7672
    /// section 2.2).
    public boolean isProtected() {
        return answer.asked().notes().validated() && records.stream().anyMatch(Tlsa::isUsable);
    }
}
