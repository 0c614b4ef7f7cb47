package org.mailmedic.policy.transport;

import java.util.List;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.TagList;

/// MTA-STS and TLS-RPT of a domain.
///
/// @param sts the records of MTA-STS
/// @param reports the records of TLS-RPT
public record TransportReadout(
        String domain, List<TagList> sts, DnsAnswer stsAnswer, List<TagList> reports, DnsAnswer reportsAnswer) {
    public TransportReadout {
        sts = List.copyOf(sts);
        reports = List.copyOf(reports);
    }

    /// The answers that said neither yes nor no.
    public List<DnsAnswer> unanswered() {
        return List.of(stsAnswer, reportsAnswer).stream()
                .filter(a -> !a.isCertain())
                .toList();
    }
}
