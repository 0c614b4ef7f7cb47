package org.mailmedic.diagnosis.finding;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ResolverReport;

/// What is to be said of the resolver that answers here, and of a network that has a DNS of its own.
public final class ResolverFindings {
    private ResolverFindings() {}

    /// What is to be said of the resolver that answered.
    public static List<Finding> of(ResolverReport report) {
        if (report.invents() != ResolverReport.Verdict.YES) {
            return List.of();
        }
        return List.of(new Finding(
                FindingCode.DNS_INVENTED,
                report.resolver(),
                Map.of("resolver", report.resolver()),
                String.join(
                        "\n", report.invented().stream().map(AnswerText::answer).toList()),
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
                .map(AnswerText::answer);
        Stream<String> servers = inside.stream().map(a -> zone + " NS " + AddressText.of(a));
        return Optional.of(new Finding(
                FindingCode.DNS_SPLIT,
                zone,
                Map.of(),
                Stream.concat(said, servers).distinct().collect(Collectors.joining("\n")),
                Optional.empty(),
                "RFC 8499 4"));
    }
}
