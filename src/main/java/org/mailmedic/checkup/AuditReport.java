package org.mailmedic.checkup;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.Finding;
import org.mailmedic.diagnosis.FindingCode;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Silence;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dnssec.DnssecReadout;
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
/// @param dnssec whether the zone is signed, and what DANE says of the mail servers
/// @param resolver what is known of the resolver that answered, if its test ended in time
/// @param network findings about the network itself, before those of the parts
/// @param tally what the questions were for
/// @param answers all raw answers, in the order in which they were asked
/// @param criticalPath length of the longest chain of questions each of which had to wait for the one
///     before
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
        Optional<DnssecReadout> dnssec,
        Optional<ResolverReport> resolver,
        List<Finding> network,
        Tally tally,
        List<DnsAnswer> answers,
        Duration elapsed,
        int criticalPath,
        boolean cancelled) {
    private static final Set<FindingCode> ABSENT = EnumSet.of(
            FindingCode.DNS_NXDOMAIN,
            FindingCode.SPF_MISSING,
            FindingCode.SPF_INCLUDE_NONE,
            FindingCode.SPF_REDIRECT_NONE,
            FindingCode.SPF_VOID,
            FindingCode.SPF_VOID_EXCEEDED,
            FindingCode.DKIM_NOKEY,
            FindingCode.DKIM_NONE_FOUND,
            FindingCode.DMARC_MISSING,
            FindingCode.MX_NONE,
            FindingCode.MX_IMPLICIT,
            FindingCode.MX_NOHOST,
            FindingCode.PTR_MISSING,
            FindingCode.PTR_MISMATCH);

    public AuditReport {
        reverse = List.copyOf(reverse);
        blockLists = List.copyOf(blockLists);
        parts = Map.copyOf(parts);
        network = List.copyOf(network);
        answers = List.copyOf(answers);
    }

    /// Of an audit that was stopped before it read anything.
    static AuditReport stopped(String domain) {
        return new AuditReport(
                domain,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Tally(0, 0, 0, 0, 0),
                List.of(),
                Duration.ZERO,
                0,
                true);
    }

    /// How many different questions were asked, but for those that the [#tally] counts apart.
    public int questions() {
        return tally.questions();
    }

    /// The parts that rest on "there is no such record", or on a block list's answer, where the resolver
    /// invents answers: they say nothing.
    public Set<Part> unreliable() {
        if (resolver.isEmpty() || resolver.get().isReliableAboutAbsence()) {
            return Set.of();
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (AuditEvent.Finished part : this.parts.values()) {
            boolean absent = part.findings().stream().anyMatch(f -> ABSENT.contains(f.code()));
            if (absent || part.part() == Part.BLOCK_LISTS && part.state() != AuditEvent.State.SKIPPED) {
                parts.add(part.part());
            }
        }
        return parts;
    }

    /// How a part ended, if it ran to its end.
    public Optional<AuditEvent.Finished> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /// What was read and a diagnosis rests on, as values.
    public Measured measured() {
        return new Measured(spf, dkim, dmarc, reverse, blockLists);
    }

    /// The findings about the network and of all parts, in the order of the parts; the same one only once,
    /// and what went unanswered for one cause as one.
    public List<Finding> findings() {
        return Silence.together(Stream.concat(
                        network.stream(),
                        parts.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .flatMap(part -> part.getValue().findings().stream()))
                .distinct()
                .toList());
    }
}
