package org.mailmedic.policy.transport;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.TagList;

/// MTA-STS and TLS-RPT of a domain.
///
/// @param sts the records of MTA-STS
/// @param policy the policy of MTA-STS; fetched only where there is one record of it, and a web to fetch it
///     from
/// @param reports the records of TLS-RPT
public record TransportReadout(
        String domain,
        List<TagList> sts,
        DnsAnswer stsAnswer,
        Optional<StsFetch> policy,
        List<TagList> reports,
        DnsAnswer reportsAnswer) {
    public TransportReadout {
        sts = List.copyOf(sts);
        reports = List.copyOf(reports);
    }

    /// The answers that said neither yes nor no.
    public List<DnsAnswer> unanswered() {
        return Stream.concat(
                        Stream.of(stsAnswer, reportsAnswer).filter(a -> !a.isCertain()),
                        policy.stream().flatMap(p -> p.unanswered().stream()))
                .toList();
    }
}
