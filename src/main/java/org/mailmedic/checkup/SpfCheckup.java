package org.mailmedic.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.SpfFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.policy.spf.SpfAudit;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfRecord;

/// Whether the domain's SPF record is in order, and authorises those who send the mail.
final class SpfCheckup {
    private final Dns dns;

    SpfCheckup(Dns dns) {
        this.dns = dns;
    }

    /// @param provider who sends the user's mail, if known
    CheckOutcome look(NormalisedRequest normalisedRequest, Optional<ProviderKind> provider)
            throws InterruptedException {
        Optional<String> include = provider.flatMap(ProviderKind::spfInclude);
        SpfReadout readout = new SpfAudit(dns)
                .look(
                        normalisedRequest.domain(),
                        normalisedRequest.addresses(),
                        normalisedRequest.sender(),
                        normalisedRequest.helo(),
                        include.filter(i -> i.startsWith("include:")).map(i -> i.substring("include:".length())));
        List<Finding> findings = new ArrayList<>(SpfFindings.of(readout, include));
        if (provider.filter(kind -> !kind.isOfListedProvider()).isPresent()) {
            findings.addAll(new OtherAddressFamily(dns).look(readout));
        }
        return new CheckOutcome(Readouts.of(readout), findings, summary(readout));
    }

    private static String summary(SpfReadout readout) {
        return readout.tree()
                .record()
                .map(SpfRecord::text)
                .orElse(String.join(
                        " ",
                        readout.tree().published().answer().texts().stream()
                                .filter(SpfRecord::isSpf)
                                .toList()));
    }
}
