package org.mailmedic.checkup;

import java.util.Optional;
import org.mailmedic.diagnosis.finding.HygieneFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.brand.BrandLookup;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dmarc.DmarcDiscovery;
import org.mailmedic.policy.dmarc.DmarcReadout;

/// Whether receivers may show the domain's logo (BIMI), which they do only under a strict DMARC policy.
final class BrandCheckup {
    private final Dns dns;

    BrandCheckup(Dns dns) {
        this.dns = dns;
    }

    CheckOutcome look(String domain) throws InterruptedException {
        Together.Both<BrandReadout, DmarcReadout> both =
                Together.both(() -> new BrandLookup(dns).look(domain), () -> new DmarcDiscovery(dns).look(domain));
        BrandReadout readout = both.first();
        String summary =
                readout.records().stream().map(t -> t.text()).findFirst().orElse("");
        return new CheckOutcome(
                Readouts.of(readout), HygieneFindings.brand(readout, Optional.of(both.second())), summary);
    }
}
