package org.mailmedic.diagnosis;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.knowledge.BlockLists;
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
import org.mailmedic.policy.spf.SpfVerdict;
import org.mailmedic.policy.transport.TransportReadout;

/// From what was read in the DNS to findings. What the DNS did not say becomes a finding about the DNS,
/// never one about a missing record.
public final class DnsFindings {
    private DnsFindings() {}

    /// What is to be said of SPF.
    ///
    /// @param include what the provider wants in the record, such as `include:_spf.google.com`
    public static List<Finding> spf(SpfReadout readout, Optional<String> include) {
        return SpfFindings.of(readout, include);
    }

    /// That a server which may send over IPv4 has an IPv6 address which may not.
    ///
    /// @param six what receivers say of that address
    /// @param host name of the server
    public static Finding onlyIp4(SpfReadout readout, SpfVerdict six, InetAddress four, String host) {
        return SpfSenderFindings.onlyIp4(readout, six, four, host);
    }

    public static List<Finding> dkim(DkimReadout readout) {
        return DkimFindings.of(readout);
    }

    public static List<Finding> dmarc(DmarcReadout readout) {
        return DmarcFindings.of(readout);
    }

    /// What is foretold of this sender's mail: that it cannot pass, if that is certain, and that
    /// receivers may disagree.
    public static List<Finding> foretold(AlignmentForecast forecast, DmarcReadout dmarc) {
        return DmarcFindings.foretold(forecast, dmarc);
    }

    /// What is to be said of the mail servers.
    ///
    /// @param otherProvider name of the provider that takes the mail, where another one was chosen for
    ///     sending
    public static List<Finding> mx(MxReadout readout, Optional<String> otherProvider) {
        return HostFindings.mx(readout, otherProvider);
    }

    public static List<Finding> reverse(ReverseReadout readout) {
        return HostFindings.reverse(readout);
    }

    /// What is to be said of the name that the server greets with.
    ///
    /// @param senders addresses that the mail was sent from
    public static List<Finding> helo(HeloReadout readout, List<InetAddress> senders) {
        return HostFindings.helo(readout, senders);
    }

    /// That a listed address belongs to a provider and is shared by its customers.
    public static Optional<Finding> shared(ListReadout readout, String provider) {
        return HostFindings.shared(readout, provider);
    }

    public static List<Finding> blockList(ListReadout readout, BlockLists known) {
        return HostFindings.blockList(readout, known);
    }

    /// That the user does not want this list asked: nothing is known of it.
    public static Finding notAsked(String zone, BlockLists known) {
        return HostFindings.notAsked(zone, known);
    }

    public static List<Finding> transport(TransportReadout readout) {
        return HygieneFindings.transport(readout);
    }

    /// What is to be said of DNSSEC and DANE.
    public static List<Finding> dnssec(DnssecReadout readout) {
        return HygieneFindings.dnssec(readout);
    }

    /// What is to be said of the resolver that answered.
    public static List<Finding> resolver(ResolverReport report) {
        if (report.invents() != ResolverReport.Verdict.YES) {
            return List.of();
        }
        return List.of(new Finding(
                FindingCode.DNS_INVENTED,
                report.resolver(),
                Map.of("resolver", report.resolver()),
                String.join("\n", report.invented().stream().map(Shown::answer).toList()),
                Optional.empty(),
                "RFC 6761 6.4"));
    }

    /// What the resolver of this network says of a name, and what the name servers of its zone say.
    public record Split(DnsAnswer here, List<DnsAnswer> published) {}

    /// That this network has a version of a zone of its own (a split horizon, RFC 8499 section 4): what
    /// receivers elsewhere read cannot be seen through its resolver.
    ///
    /// @param differing names of which the resolver says something else than the zone's servers
    /// @param inside addresses of name servers that nobody outside can reach
    public static Optional<Finding> split(String zone, List<Split> differing, List<InetAddress> inside) {
        if (differing.isEmpty() && inside.isEmpty()) {
            return Optional.empty();
        }
        Stream<String> said = differing.stream()
                .flatMap(d -> Stream.concat(
                        Stream.of(d.here()), d.published().stream().limit(1)))
                .map(Shown::answer);
        Stream<String> servers = inside.stream().map(a -> zone + " NS " + a.getHostAddress());
        return Optional.of(new Finding(
                FindingCode.DNS_SPLIT,
                zone,
                Map.of(),
                Stream.concat(said, servers).distinct().collect(Collectors.joining("\n")),
                Optional.empty(),
                "RFC 8499 4"));
    }

    /// What is to be said of the logo record.
    ///
    /// @param dmarc what applies to the domain, where it was looked for
    public static List<Finding> brand(BrandReadout readout, Optional<DmarcReadout> dmarc) {
        return HygieneFindings.brand(readout, dmarc);
    }

    /// What went unanswered: one finding for each zone and cause, with every question behind it.
    static List<Finding> unanswered(List<DnsAnswer> answers) {
        Map<Question, Finding> findings = new LinkedHashMap<>();
        for (DnsAnswer answer : answers) {
            code(answer).ifPresent(code -> findings.putIfAbsent(answer.question(), finding(code, answer)));
        }
        return together(List.copyOf(findings.values()));
    }

    /// Makes one finding of those that say that a zone did not answer, for the same cause: whoever reads
    /// fifty of them learns no more than from one. All others stay as they are.
    public static List<Finding> together(List<Finding> findings) {
        return Silence.together(findings);
    }

    private static Optional<FindingCode> code(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found _, DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> Optional.empty();
            case DnsAnswer.TimedOut _ -> Optional.of(FindingCode.DNS_TIMEOUT);
            case DnsAnswer.ServerFailure _, DnsAnswer.Unusable _ -> Optional.of(FindingCode.DNS_SERVFAIL);
            case DnsAnswer.Bogus _ -> Optional.of(FindingCode.DNS_BOGUS);
            case DnsAnswer.Refused _ -> Optional.of(FindingCode.DNS_REFUSED);
        };
    }

    private static Finding finding(FindingCode code, DnsAnswer answer) {
        String source = switch (code) {
            case DNS_BOGUS -> "RFC 4035 5.5";
            default -> "RFC 1035 4.1.1";
        };
        return new Finding(
                code,
                answer.question().name(),
                Map.of(
                        "name", answer.question().name(),
                        "type", answer.question().type().name(),
                        "resolver", answer.asked().resolver()),
                Shown.answer(answer),
                Optional.empty(),
                source);
    }
}
