package org.mailmedic.checkup;

import java.util.Optional;
import org.mailmedic.diagnosis.finding.HostFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.mx.MxLookup;
import org.mailmedic.policy.mx.MxReadout;

/// Where the domain's own mail goes: without that, many a receiver refuses its senders.
final class MxCheckup {
    private final Dns dns;
    private final Catalogue catalogue;

    MxCheckup(Dns dns, Catalogue catalogue) {
        this.dns = dns;
        this.catalogue = catalogue;
    }

    /// @param provider who sends the user's mail, if known
    CheckOutcome look(String domain, Optional<ProviderKind> provider) throws InterruptedException {
        MxReadout readout = new MxLookup(dns).look(domain);
        Optional<Recognition> taking = taking(catalogue, domain, readout);
        Optional<String> other = provider.filter(ProviderKind::ownDomain)
                .flatMap(chosen -> taking.filter(r -> isOther(chosen, r.kind())))
                .map(r -> catalogue.providerOf(r.kind()).name());
        return new CheckOutcome(Readouts.of(readout), HostFindings.mx(readout, other), summary(readout));
    }

    /// Who takes the domain's mail, if that is somebody known.
    static Optional<Recognition> taking(Catalogue catalogue, String domain, MxReadout readout) {
        return catalogue.byMx(
                domain, readout.hosts().stream().map(MxReadout.Host::name).toList());
    }

    /// Two providers known by name that differ; any other mail host and an own server say nothing of who takes the
    /// mail.
    private static boolean isOther(ProviderKind chosen, ProviderKind taking) {
        return chosen.isOfListedProvider()
                && taking.isOfListedProvider()
                && !chosen.providerId().equals(taking.providerId());
    }

    private static String summary(MxReadout readout) {
        return String.join(
                ", ",
                readout.hosts().stream()
                        .map(h -> h.preference() + " " + h.name())
                        .toList());
    }
}
