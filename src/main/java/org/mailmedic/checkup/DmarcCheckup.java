package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.AuditRequest.Signer;
import org.mailmedic.diagnosis.finding.DmarcFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.AlignmentForecaster;
import org.mailmedic.policy.dmarc.DmarcDiscovery;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.spf.SpfReadout;

/// What the domain asks receivers to do with mail that does not prove where it is from, and whether this
/// sender's mail can.
final class DmarcCheckup {
    private final Dns dns;

    DmarcCheckup(Dns dns) {
        this.dns = dns;
    }

    CheckOutcome look(String domain) throws InterruptedException {
        DmarcReadout readout = new DmarcDiscovery(dns).look(domain);
        return new CheckOutcome(
                Readouts.of(readout),
                DmarcFindings.of(readout),
                readout.record().map(r -> r.text()).orElse(""));
    }

    /// What DMARC will say of the mail.
    ///
    /// @return nothing where no record applies
    Optional<AlignmentForecast> foretell(
            DmarcReadout applies, SpfReadout spf, DkimReadout dkim, NormalisedRequest normalisedRequest)
            throws InterruptedException {
        List<String> signers = normalisedRequest.signers().stream()
                .map(Signer::domain)
                .distinct()
                .toList();
        return new AlignmentForecaster(dns).foretell(applies, spf, dkim, normalisedRequest.envelope(), signers);
    }
}
