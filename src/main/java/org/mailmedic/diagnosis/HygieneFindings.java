package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dnssec.DaneHost;
import org.mailmedic.policy.dnssec.DnssecReadout;
import org.mailmedic.policy.dnssec.Tlsa;
import org.mailmedic.policy.transport.TransportReadout;

/// What is worth mending but never causes a bounce of mail that the domain sends.
final class HygieneFindings {
    private HygieneFindings() {}

    static List<Finding> transport(TransportReadout readout) {
        List<Finding> findings = new ArrayList<>();
        String sts = "_mta-sts." + readout.domain();
        if (readout.sts().size() > 1) {
            findings.add(finding(FindingCode.MTASTS_MULTIPLE, sts, Shown.answer(readout.stsAnswer()), "RFC 8461 3.1"));
        }
        for (TagList record : readout.sts()) {
            if (record.value("id").filter(id -> !id.isEmpty()).isEmpty()) {
                findings.add(finding(FindingCode.MTASTS_NOID, sts, record.text(), "RFC 8461 3.1"));
            }
        }
        for (TagList record : readout.reports()) {
            if (record.value("rua").filter(rua -> !rua.isEmpty()).isEmpty()) {
                findings.add(finding(
                        FindingCode.TLSRPT_NORUA, "_smtp._tls." + readout.domain(), record.text(), "RFC 8460 3"));
            }
        }
        findings.addAll(DnsFindings.unanswered(readout.unanswered()));
        return List.copyOf(findings);
    }

    /// Silence about DNSSEC is no finding: resolvers that do not know it are many, and nothing depends on it here.
    static List<Finding> dnssec(DnssecReadout readout) {
        List<Finding> findings = new ArrayList<>();
        switch (readout.state()) {
            case BROKEN ->
                findings.add(
                        finding(FindingCode.DNSSEC_BROKEN, readout.zone(), Shown.answer(readout.ds()), "RFC 4035 5.2"));
            case ISLAND ->
                findings.add(
                        finding(FindingCode.DNSSEC_ISLAND, readout.zone(), Shown.answer(readout.keys()), "RFC 4033 2"));
            case BOGUS -> {
                DnsAnswer wrong = readout.ds() instanceof DnsAnswer.Bogus ? readout.ds() : readout.keys();
                findings.addAll(DnsFindings.unanswered(List.of(wrong)));
            }
            case SECURE, SIGNED, UNSIGNED, UNKNOWN -> {}
        }
        for (DaneHost host : readout.hosts()) {
            if (!host.records().isEmpty() && host.records().stream().noneMatch(Tlsa::isUsable)) {
                findings.add(
                        finding(FindingCode.DANE_UNUSABLE, host.host(), Shown.answer(host.answer()), "RFC 7672 3.1.3"));
            }
        }
        return List.copyOf(findings);
    }

    static List<Finding> brand(BrandReadout readout, Optional<DmarcReadout> dmarc) {
        List<Finding> findings = new ArrayList<>();
        String name = "default._bimi." + readout.domain();
        Optional<String> logo = readout.logo();
        if (logo.filter(l -> !l.toLowerCase(Locale.ROOT).startsWith("https://")).isPresent()) {
            findings.add(finding(FindingCode.BIMI_HTTP, name, Shown.answer(readout.answer()), "BIMI 4.2"));
        }
        boolean weak = dmarc.filter(DmarcReadout::isCertain)
                .map(d -> d.walk().effectivePolicy().or(() -> d.list().effectivePolicy()))
                .filter(p -> p.isEmpty() || p.get() == Policy.NONE)
                .isPresent();
        if (logo.isPresent() && weak) {
            findings.add(finding(FindingCode.BIMI_DMARC_NONE, name, Shown.answer(readout.answer()), "BIMI 7.1"));
        }
        findings.addAll(DnsFindings.unanswered(readout.answer().isCertain() ? List.of() : List.of(readout.answer())));
        return List.copyOf(findings);
    }

    private static Finding finding(FindingCode code, String subject, String evidence, String source) {
        return new Finding(code, subject, Map.of(), evidence, Optional.empty(), source);
    }
}
