package org.mailmedic.checkup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.Finding;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.mx.MxReadout;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.transport.TransportReadout;

/// All that an audit read. A part that did not run, or was cancelled, is not there.
///
/// @param domain A-labels, lower case
/// @param helo what the name that the server greets with leads to, where it is known
/// @param forecast what DMARC will say of this sender's mail, where a record applies
/// @param parts how each part ended
/// @param provider who takes the domain's mail, or may send it, where that shows in the DNS
/// @param zone where the domain's records are kept, if the DNS said so
/// @param answers all raw answers, in the order in which they were asked
/// @param questions how many different questions were asked
/// @param criticalPath length of the longest chain of questions each of which had to wait for the one before
/// @param cancelled whether it was stopped before its end
public record AuditReport(
        String domain,
        Optional<SpfReadout> spf,
        Optional<DkimReadout> dkim,
        Optional<DmarcReadout> dmarc,
        Optional<MxReadout> mx,
        List<ReverseReadout> reverse,
        List<ListReadout> blockLists,
        Optional<TransportReadout> transport,
        Optional<BrandReadout> brand,
        Optional<HeloReadout> helo,
        Optional<AlignmentForecast> forecast,
        Map<Part, AuditEvent.Finished> parts,
        Optional<Recognition> provider,
        Optional<Zone> zone,
        List<DnsAnswer> answers,
        Duration elapsed,
        int questions,
        int criticalPath,
        boolean cancelled) {
    public AuditReport {
        reverse = List.copyOf(reverse);
        blockLists = List.copyOf(blockLists);
        parts = Map.copyOf(parts);
        answers = List.copyOf(answers);
    }

    /// How a part ended, if it ran to its end.
    public Optional<AuditEvent.Finished> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /// What was read and a diagnosis rests on, as values.
    public Measured measured() {
        return new Measured(spf, dkim, dmarc, reverse, blockLists);
    }

    /// The findings of all parts, in the order of the parts; the same one only once.
    public List<Finding> findings() {
        return parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(part -> part.getValue().findings().stream())
                .distinct()
                .toList();
    }
}
