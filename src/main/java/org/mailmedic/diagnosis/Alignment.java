package org.mailmedic.diagnosis;

import java.util.Locale;
import org.mailmedic.dns.Names;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfVerdict;

/// Whether what passed counts for the domain in From (RFC 9989 section 4.4).
public final class Alignment {
    private Alignment() {}

    /// Whether SPF passed, for a domain that belongs to the one in From.
    static boolean passes(DmarcReadout dmarc, SpfVerdict verdict) {
        return verdict.result() == SpfResult.PASS && aligned(dmarc, verdict);
    }

    /// Whether the envelope sender's domain counts for the one in From. By the tree walk of RFC 9989 or by
    /// the list of RFC 7489: where they differ, a receiver may do either, and the milder is taken.
    public static boolean aligned(DmarcReadout dmarc, SpfVerdict verdict) {
        String envelope = verdict.identity().domain();
        boolean strict = dmarc.record().map(DmarcRecord::isStrictForSpf).orElse(false);
        return envelope.equalsIgnoreCase(dmarc.domain())
                || !strict
                        && (OrganisationalDomain.of(envelope)
                                        .equalsIgnoreCase(dmarc.list().organisationalDomain())
                                || isWithin(envelope, dmarc.walk().organisationalDomain()));
    }

    private static boolean isWithin(String domain, String above) {
        return !above.isEmpty() && Names.isWithin(domain.toLowerCase(Locale.ROOT), above);
    }
}
