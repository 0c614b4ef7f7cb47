package org.mailmedic.checkup;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.ResolverFindings;
import org.mailmedic.diagnosis.finding.UnansweredFindings;
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
import org.mailmedic.policy.origin.OriginReadout;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.transport.TransportReadout;

/// All that an audit read. A part that did not run, or was cancelled, is not there.
///
/// @param domain A-labels, lower case
/// @param readouts what was read, part by part
/// @param parts how each part ended
/// @param provider who takes the domain's mail, or may send it, where that shows in the DNS
/// @param resolver what is known of the resolver that answered, if its test ended in time
/// @param asked the questions, their answers, and what they were for
/// @param cancelled whether it was stopped before its end
public record AuditReport(
        String domain,
        Readouts readouts,
        Map<Part, AuditEvent.Finished> parts,
        Optional<Recognition> provider,
        Optional<ResolverReport> resolver,
        QuestionsAsked asked,
        Duration elapsed,
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
        parts = Map.copyOf(parts);
    }

    /// Of an audit that was stopped before it read anything.
    static AuditReport stopped(String domain) {
        return new AuditReport(
                domain,
                Readouts.NONE,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                QuestionsAsked.NONE,
                Duration.ZERO,
                true);
    }

    /// How receivers read the SPF record.
    public Optional<SpfReadout> spf() {
        return readouts.one(SpfReadout.class);
    }

    /// The keys that were looked for.
    public Optional<DkimReadout> dkim() {
        return readouts.one(DkimReadout.class);
    }

    /// Which DMARC policy applies.
    public Optional<DmarcReadout> dmarc() {
        return readouts.one(DmarcReadout.class);
    }

    /// Where the domain's mail goes.
    public Optional<MxReadout> mx() {
        return readouts.one(MxReadout.class);
    }

    /// The names of the addresses that the mail was sent from.
    public List<ReverseReadout> reverse() {
        return readouts.each(ReverseReadout.class);
    }

    /// What the DNS says of whose these addresses are.
    public List<OriginReadout> origins() {
        return readouts.each(OriginReadout.class);
    }

    /// What each block list said, the one that matters most first.
    public List<ListReadout> blockLists() {
        return readouts.each(ListReadout.class);
    }

    /// MTA-STS and its reports.
    public Optional<TransportReadout> transport() {
        return readouts.one(TransportReadout.class);
    }

    /// What the domain says of its logo.
    public Optional<BrandReadout> brand() {
        return readouts.one(BrandReadout.class);
    }

    /// What the name that the server greets with leads to, where it is known.
    public Optional<HeloReadout> helo() {
        return readouts.one(HeloReadout.class);
    }

    /// What DMARC will say of this sender's mail, where a record applies.
    public Optional<AlignmentForecast> forecast() {
        return readouts.one(AlignmentForecast.class);
    }

    /// Where the domain's records are kept, if the DNS said so.
    public Optional<Zone> zone() {
        return readouts.one(Zone.class);
    }

    /// Whether the zone is signed, and what DANE says of the mail servers.
    public Optional<DnssecReadout> dnssec() {
        return readouts.one(DnssecReadout.class);
    }

    /// Findings about the network itself, before those of the parts.
    public List<Finding> network() {
        return resolver.map(ResolverFindings::of).orElse(List.of());
    }

    /// What the questions were for.
    public Tally tally() {
        return asked.tally();
    }

    /// All raw answers, in the order in which they were asked.
    public List<DnsAnswer> answers() {
        return asked.answers();
    }

    /// The part that an answer belongs to, if a part asked for it.
    public Optional<Part> partOf(DnsAnswer answer) {
        return Optional.ofNullable(asked.askedFor().get(answer.question()));
    }

    /// Length of the longest chain of questions each of which had to wait for the one before.
    public int criticalPath() {
        return asked.criticalPath();
    }

    /// How many different questions were asked, but for those that the [#tally] counts apart.
    public int questions() {
        return asked.tally().questions();
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
            if (absent || part.part() == Part.BLOCK_LISTS && part.state() != PartState.SKIPPED) {
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
        return new Measured(spf(), dkim(), dmarc(), reverse(), blockLists(), origins());
    }

    /// The findings about the network and of all parts, in the order of the parts; the same one only once,
    /// and what went unanswered for one cause as one.
    public List<Finding> findings() {
        return UnansweredFindings.together(Stream.concat(
                        network().stream(),
                        parts.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .flatMap(part -> part.getValue().findings().stream()))
                .distinct()
                .toList());
    }
}
