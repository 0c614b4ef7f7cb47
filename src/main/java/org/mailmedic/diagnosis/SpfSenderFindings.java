package org.mailmedic.diagnosis;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.policy.spf.Cidr;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfVerdict;

/// What receivers would say of the addresses that the mail was sent from.
final class SpfSenderFindings {
    /// Google on 5.7.26: a hard fail is refused at once.
    private static final String ON_HARD_FAIL = "https://support.google.com/a/answer/3726730";

    private final SpfReadout readout;
    private final Optional<String> include;
    private final String domain;
    private final Optional<String> own;
    private final List<Finding> findings = new ArrayList<>();

    private SpfSenderFindings(SpfReadout readout, Optional<String> include) {
        this.readout = readout;
        this.include = include;
        this.domain = readout.tree().domain();
        this.own = readout.tree().record().map(SpfRecord::text);
    }

    static List<Finding> of(SpfReadout readout, Optional<String> include) {
        var all = new SpfSenderFindings(readout, include);
        readout.verdicts().forEach(v -> all.look(v, "mailfrom"));
        // A HELO name is refused for a plain no only: few receivers look at it at all (RFC 7208 section 2.3).
        readout.heloVerdicts().stream()
                .filter(v -> v.result() == SpfResult.FAIL)
                .forEach(v -> all.look(v, "helo"));
        return all.findings;
    }

    private void look(SpfVerdict verdict, String identity) {
        boolean refused = switch (verdict.result()) {
            case FAIL, SOFTFAIL, NEUTRAL -> true;
            case PASS, NONE, TEMPERROR, PERMERROR -> false;
        };
        if (!refused) {
            return;
        }
        boolean ours = verdict.identity().domain().equalsIgnoreCase(domain);
        Optional<String> better = ours ? own.flatMap(r -> authorising(r, verdict)) : Optional.empty();
        String address = Cidr.text(verdict.identity().address());
        String evidence = address + ": " + verdict.result().word() + "\n" + path(verdict);
        add(
                FindingCode.SPF_NOT_AUTHORISED,
                verdict,
                Map.of("ip", address, "result", verdict.result().word(), "identity", identity),
                evidence,
                better,
                "RFC 7208 4.6");
        boolean hard = verdict.result() == SpfResult.FAIL
                && !verdict.path().isEmpty()
                && verdict.path().getLast().term().equalsIgnoreCase("-all");
        if (hard) {
            Optional<String> milder =
                    ours ? own.map(r -> SpfRepair.endingIn(better.orElse(r), "~all")) : Optional.empty();
            add(
                    FindingCode.SPF_HARD_FAIL,
                    verdict,
                    Map.of("ip", address),
                    evidence,
                    readout.tree().nodes().stream()
                                    .anyMatch(n -> n.term().text().equalsIgnoreCase("-all"))
                            ? milder
                            : Optional.empty(),
                    ON_HARD_FAIL);
        }
    }

    private static String path(SpfVerdict verdict) {
        return verdict.path().stream().map(s -> s.domain() + ": " + s.term()).collect(Collectors.joining("\n"));
    }

    /// The record with this sender in it: through the provider's include where there is a provider, else by
    /// address.
    private Optional<String> authorising(String record, SpfVerdict verdict) {
        String repaired = SpfRepair.with(record, include.orElseGet(() -> ip(verdict)));
        return repaired.equals(record) ? Optional.empty() : Optional.of(repaired);
    }

    static String ip(SpfVerdict verdict) {
        return ip(verdict.identity().address());
    }

    private static String ip(InetAddress address) {
        return (address.getAddress().length == 4 ? "ip4:" : "ip6:") + Cidr.text(address);
    }

    /// A server that may send over IPv4 has an IPv6 address that may not.
    static Finding onlyIp4(SpfReadout readout, SpfVerdict six, InetAddress four, String host) {
        Optional<String> own = readout.tree()
                .record()
                .map(SpfRecord::text)
                .filter(_ ->
                        six.identity().domain().equalsIgnoreCase(readout.tree().domain()));
        String address = Cidr.text(six.identity().address());
        return new Finding(
                FindingCode.SPF_IPV6,
                address,
                Map.of(
                        "ip",
                        address,
                        "ip4",
                        Cidr.text(four),
                        "host",
                        host,
                        "result",
                        six.result().word()),
                host + " AAAA " + address + ": " + six.result().word() + "\n" + path(six),
                own.map(r -> new RecordToPublish(
                        readout.tree().domain(),
                        "TXT",
                        SpfRepair.with(r, ip(six.identity().address())))),
                "RFC 7208 5.6");
    }

    private void add(
            FindingCode code,
            SpfVerdict verdict,
            Map<String, String> arguments,
            String evidence,
            Optional<String> record,
            String source) {
        String subject = verdict.identity().domain();
        findings.add(new Finding(
                code,
                subject,
                arguments,
                evidence,
                record.map(value -> new RecordToPublish(subject, "TXT", value)),
                source));
    }
}
