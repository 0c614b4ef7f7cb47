package org.mailmedic.policy.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.dns.Dns;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast.Identifier;
import org.mailmedic.policy.dmarc.AlignmentForecast.Mechanism;
import org.mailmedic.policy.dmarc.AlignmentForecast.Standing;
import org.mailmedic.policy.dmarc.DmarcReadout.Applied;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfVerdict;

/// Foretells alignment (RFC 9989 section 4.10.2, RFC 7489 section 3.1).
public final class AlignmentForecaster {
    private final DmarcDiscovery discovery;

    /// @param dns one that remembers its answers: most names were asked before
    public AlignmentForecaster(Dns dns) {
        this.discovery = new DmarcDiscovery(dns);
    }

    /// Foretells how mail will fare; nothing where no DMARC record applies.
    ///
    /// @param mailFrom domain of the envelope sender
    /// @param signers `d=` of the signatures that a message of this sender had; empty without a message
    public Optional<AlignmentForecast> foretell(
            DmarcReadout dmarc, SpfReadout spf, DkimReadout dkim, String mailFrom, List<String> signers)
            throws InterruptedException {
        if (dmarc.record().isEmpty()) {
            return Optional.empty();
        }
        List<Identifier> identifiers = new ArrayList<>();
        identifiers.add(identifier(dmarc, Mechanism.SPF, mailFrom, standing(spf)));
        boolean own = false;
        for (String signer : signers) {
            String domain = signer.toLowerCase(Locale.ROOT);
            own |= domain.equals(dmarc.domain());
            Standing standing = domain.equals(dmarc.domain()) ? standing(dkim) : ofOther(dkim, domain);
            identifiers.add(identifier(dmarc, Mechanism.DKIM, domain, standing));
        }
        if (!own && dkim.hasUsableKey()) {
            identifiers.add(identifier(dmarc, Mechanism.DKIM, dmarc.domain(), Standing.MAY_PASS));
        }
        return Optional.of(new AlignmentForecast(
                dmarc.domain(),
                identifiers,
                noOthers(dmarc, dkim),
                dmarc.walk().effectivePolicy(),
                dmarc.list().effectivePolicy()));
    }

    /// Of several addresses the one that passes counts: nobody knows which will be used.
    private static Standing standing(SpfReadout spf) {
        List<Standing> all =
                spf.verdicts().stream().map(AlignmentForecaster::standing).toList();
        return all.contains(Standing.PASSES)
                ? Standing.PASSES
                : all.isEmpty() || all.contains(Standing.UNKNOWN) ? Standing.UNKNOWN : Standing.FAILS;
    }

    private static Standing standing(SpfVerdict verdict) {
        return switch (verdict.result()) {
            case PASS -> Standing.PASSES;
            case TEMPERROR -> Standing.UNKNOWN;
            case NONE, NEUTRAL, FAIL, SOFTFAIL, PERMERROR -> Standing.FAILS;
        };
    }

    private static Standing standing(DkimReadout dkim) {
        if (dkim.hasUsableKey()) {
            return Standing.MAY_PASS;
        }
        boolean known = dkim.keys().stream()
                .anyMatch(k -> k.asWhat() == DkimKey.Origin.GIVEN && k.status() != DkimKey.Status.UNKNOWN);
        return known || dkim.nothingBelow() ? Standing.FAILS : Standing.UNKNOWN;
    }

    /// A signature for another domain, by the key that it names, where that was looked up.
    private static Standing ofOther(DkimReadout dkim, String signer) {
        List<DkimKey> keys = dkim.others().stream()
                .filter(k -> k.name().endsWith("._domainkey." + signer))
                .toList();
        if (keys.isEmpty() || keys.stream().anyMatch(k -> k.status() == DkimKey.Status.OK)) {
            return Standing.MAY_PASS;
        }
        boolean unknown = keys.stream().anyMatch(k -> k.status() == DkimKey.Status.UNKNOWN);
        return unknown ? Standing.UNKNOWN : Standing.FAILS;
    }

    /// Whether no key of the domain could make a signature pass. A domain below its organisation may be
    /// signed for with the organisation's key, which we did not look at.
    private static boolean noOthers(DmarcReadout dmarc, DkimReadout dkim) {
        if (dkim.hasUsableKey()) {
            return false;
        }
        boolean given = dkim.keys().stream()
                .anyMatch(k -> k.asWhat() == DkimKey.Origin.GIVEN && k.status() != DkimKey.Status.UNKNOWN);
        boolean alone = dmarc.domain().equals(dmarc.list().organisationalDomain())
                || dmarc.record().map(DmarcRecord::isStrictForDkim).orElse(false);
        return given || dkim.nothingBelow() && alone;
    }

    private Identifier identifier(DmarcReadout dmarc, Mechanism mechanism, String domain, Standing standing)
            throws InterruptedException {
        if (domain.equals(dmarc.domain())) {
            return new Identifier(mechanism, domain, standing, true, true);
        }
        boolean byList = !isStrict(dmarc.list(), mechanism)
                && OrganisationalDomain.of(domain).equals(dmarc.list().organisationalDomain());
        if (isStrict(dmarc.walk(), mechanism)) {
            return new Identifier(mechanism, domain, standing, false, byList);
        }
        Optional<String> organisational = discovery.organisational(domain);
        boolean byWalk = organisational.isEmpty()
                || organisational.get().equals(dmarc.walk().organisationalDomain());
        Standing sure = organisational.isEmpty() && !byList ? Standing.UNKNOWN : standing;
        return new Identifier(mechanism, domain, sure, byWalk, byList);
    }

    private static boolean isStrict(Applied applied, Mechanism mechanism) {
        return applied.record()
                .map(r -> mechanism == Mechanism.SPF ? r.isStrictForSpf() : r.isStrictForDkim())
                .orElse(false);
    }
}
