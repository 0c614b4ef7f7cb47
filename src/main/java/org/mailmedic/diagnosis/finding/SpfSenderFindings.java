package org.mailmedic.diagnosis.finding;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.diagnosis.record.AllowedSenders;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.diagnosis.record.SpfDoctor;
import org.mailmedic.dns.AddressText;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfVerdict;

/// What receivers would say of the addresses that the mail was sent from.
public final class SpfSenderFindings {
    /// Google on 5.7.26: a hard fail is refused at once.
    private static final String ON_HARD_FAIL = "https://support.google.com/a/answer/3726730";

    private final SpfReadout readout;
    private final Optional<String> include;
    private final Optional<RecordToPublish> mended;
    private final String domain;
    private final List<Finding> findings = new ArrayList<>();

    private SpfSenderFindings(SpfReadout readout, Optional<String> include, Optional<RecordToPublish> mended) {
        this.readout = readout;
        this.include = include;
        this.mended = mended;
        this.domain = readout.tree().domain();
    }

    static List<Finding> of(SpfReadout readout, Optional<String> include, Optional<RecordToPublish> mended) {
        var all = new SpfSenderFindings(readout, include, mended);
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
        String address = AddressText.of(verdict.identity().address());
        String evidence = address + ": " + verdict.result().word() + "\n" + path(verdict);
        add(
                FindingCode.SPF_NOT_AUTHORISED,
                verdict,
                Map.of("ip", address, "result", verdict.result().word(), "identity", identity),
                evidence,
                ours ? mended : Optional.empty(),
                "RFC 7208 4.6");
        boolean hard = verdict.result() == SpfResult.FAIL
                && !verdict.path().isEmpty()
                && verdict.path().getLast().term().equalsIgnoreCase("-all");
        if (hard) {
            add(
                    FindingCode.SPF_HARD_FAIL,
                    verdict,
                    Map.of("ip", address),
                    evidence,
                    ours ? SpfDoctor.softened(readout, AllowedSenders.through(include)) : Optional.empty(),
                    ON_HARD_FAIL);
        }
    }

    private static String path(SpfVerdict verdict) {
        return verdict.path().stream().map(s -> s.domain() + ": " + s.term()).collect(Collectors.joining("\n"));
    }

    /// A server that may send over IPv4 has an IPv6 address that may not.
    ///
    /// @param six what receivers say of that address
    /// @param host name of the server
    public static Finding onlyIp4(SpfReadout readout, SpfVerdict six, InetAddress four, String host) {
        boolean ours = six.identity().domain().equalsIgnoreCase(readout.tree().domain());
        String address = AddressText.of(six.identity().address());
        return new Finding(
                FindingCode.SPF_IPV6,
                address,
                Map.of(
                        "ip",
                        address,
                        "ip4",
                        AddressText.of(four),
                        "host",
                        host,
                        "result",
                        six.result().word()),
                host + " AAAA " + address + ": " + six.result().word() + "\n" + path(six),
                ours ? SpfDoctor.withAddress(readout, six.identity().address()) : Optional.empty(),
                "RFC 7208 5.6");
    }

    private void add(
            FindingCode code,
            SpfVerdict verdict,
            Map<String, String> arguments,
            String evidence,
            Optional<RecordToPublish> record,
            String source) {
        String subject = verdict.identity().domain();
        findings.add(new Finding(code, subject, arguments, evidence, record, source));
    }
}
