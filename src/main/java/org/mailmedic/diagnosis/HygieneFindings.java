package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
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
