package org.mailmedic.policy.dnssec;

import java.util.List;
import org.mailmedic.dns.DnsAnswer;

/// Whether a zone is signed, and what DANE says of its mail servers.
///
/// @param zone the zone that was looked at
/// @param ds fingerprints of its keys in the zone above
/// @param keys the keys of the zone
/// @param hosts the mail servers, best first, not more than a few; none where the zone is not signed
public record DnssecReadout(String zone, DnsAnswer ds, DnsAnswer keys, List<DaneHost> hosts) {
    public DnssecReadout {
        hosts = List.copyOf(hosts);
    }

    /// What the zone is.
    public enum State {
        /// Signed, and the resolver checked it.
        SECURE,
        /// It has keys and fingerprints; the resolver does not check them, so that nothing more is known.
        SIGNED,
        /// Neither keys nor fingerprints.
        UNSIGNED,
        /// It has keys, but the zone above has no fingerprint: as good as unsigned.
        ISLAND,
        /// The zone above has fingerprints and the zone no keys: resolvers that check treat it as gone.
        BROKEN,
        /// The resolver checked it, and it is wrong.
        BOGUS,
        /// The DNS did not say.
        UNKNOWN
    }

    /// What the zone is.
    public State state() {
        if (ds instanceof DnsAnswer.Bogus || keys instanceof DnsAnswer.Bogus) {
            return State.BOGUS;
        }
        if (!ds.isCertain() || !keys.isCertain()) {
            return State.UNKNOWN;
        }
        boolean fingerprints = !ds.found().isEmpty();
        boolean signed = !keys.found().isEmpty();
        if (fingerprints && signed) {
            return keys.asked().notes().validated() ? State.SECURE : State.SIGNED;
        }
        return fingerprints ? State.BROKEN : signed ? State.ISLAND : State.UNSIGNED;
    }
}
