package org.mailmedic.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.AuditRequest.Signer;
import org.mailmedic.diagnosis.finding.DkimFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimKeys;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.mx.MxLookup;

/// Whether the keys with which the mail is signed are there, and good.
final class DkimCheckup {
    /// Nobody signs a message more often.
    private static final int MOST_SIGNERS = 5;

    private final Dns dns;
    private final DkimKeys keys;
    private final Catalogue catalogue;

    /// @param guesses asked for keys under selectors that no message has shown
    DkimCheckup(Dns dns, Dns guesses, Catalogue catalogue) {
        this.dns = dns;
        this.keys = new DkimKeys(dns, guesses);
        this.catalogue = catalogue;
    }

    /// @param selectors those known from a message
    /// @param sender who sends the user's mail, if known
    CheckOutcome look(NormalisedRequest normalisedRequest, List<String> selectors, Optional<ProviderKind> sender)
            throws InterruptedException {
        String domain = normalisedRequest.domain();
        Optional<ProviderKind> kind = sender;
        if (kind.isEmpty() && selectors.isEmpty()) {
            // Most domains sign where they receive.
            kind = MxCheckup.taking(catalogue, domain, new MxLookup(dns).look(domain))
                    .map(Recognition::kind);
        }
        List<String> ofProvider = kind.map(ProviderKind::dkimSelectors).orElse(List.of());
        Together.Both<DkimReadout, List<DkimKey>> both = Together.both(
                () -> keys.look(domain, selectors, ofProvider), () -> ofOthers(domain, normalisedRequest.signers()));
        DkimReadout readout = both.first().withOthers(both.second());
        return new CheckOutcome(Readouts.of(readout), DkimFindings.of(readout), summary(readout));
    }

    /// The keys of those who signed a message of this sender for a domain of their own, as mailing
    /// services do.
    private List<DkimKey> ofOthers(String domain, List<Signer> signers) throws InterruptedException {
        List<Together.Work<DkimKey>> works = new ArrayList<>();
        signers.stream()
                .filter(s -> !s.domain().equals(domain) && !s.selector().isEmpty())
                .distinct()
                .limit(MOST_SIGNERS)
                .forEach(s -> works.add(() -> keys.key(s.domain(), s.selector(), DkimKey.Origin.GIVEN)));
        return Together.all(works);
    }

    private static String summary(DkimReadout readout) {
        return String.join(
                ", ",
                readout.found().stream()
                        .map(k -> (k.selector() + " " + k.algorithm() + (k.bits() > 0 ? " " + k.bits() : "")).strip())
                        .toList());
    }
}
