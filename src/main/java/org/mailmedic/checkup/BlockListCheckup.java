package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.dns.Dns;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.policy.blocklist.ListReadout;

/// Whether the block lists that the user wants asked list where the mail comes from.
final class BlockListCheckup {
    private final Dns dns;
    private final BlockLists known;
    private final Catalogue catalogue;

    BlockListCheckup(Dns dns, BlockLists known, Catalogue catalogue) {
        this.dns = dns;
        this.known = known;
        this.catalogue = catalogue;
    }

    /// @param zones the lists to ask, the one that matters most first
    /// @param provider who sends the user's mail, if known
    CheckOutcome look(
            NormalisedRequest normalisedRequest,
            List<String> zones,
            AuditRequest.LeftOut leftOut,
            Optional<ProviderKind> provider)
            throws InterruptedException {
        ListChecks checks = new ListChecks(dns, known, zones, leftOut);
        List<ListReadout> listed = checks.ask(normalisedRequest.addresses(), normalisedRequest.senderDomains());
        if (listed.isEmpty() && leftOut.zones().isEmpty()) {
            return CheckOutcome.SKIPPED;
        }
        List<Finding> findings = checks.findings(listed, sharedBy(provider));
        boolean silent = leftOut.named() || ListChecks.isSilent(listed);
        return new CheckOutcome(
                new Readouts(listed),
                findings,
                ListChecks.summary(listed),
                silent ? CheckOutcome.Coverage.PARTIAL : CheckOutcome.Coverage.WHOLE);
    }

    /// Whose address the mail leaves from, where all customers share it: nothing of the user's own brought
    /// it onto a list.
    private Optional<String> sharedBy(Optional<ProviderKind> provider) {
        return provider.filter(ProviderKind::isOfListedProvider)
                .filter(kind -> !kind.handsIn())
                .map(kind -> catalogue.providerOf(kind).name());
    }
}
