package org.mailmedic.policy.spf;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Names;

/// `check_host` of RFC 7208: what a receiver would say, with the limits that a receiver keeps.
public final class SpfCheck {
    private final Dns dns;
    private final Clock clock;
    private final String receiver;

    /// @param receiver name of the checking host, for explanations (`%{r}`)
    public SpfCheck(Dns dns, Clock clock, String receiver) {
        this.dns = dns;
        this.clock = clock;
        this.receiver = receiver;
    }

    /// With the computer's clock, for a receiver without a name.
    public SpfCheck(Dns dns) {
        this(dns, Clock.systemUTC(), "unknown");
    }

    /// Evaluates SPF for one identity. What the network does is in the verdict, never an exception.
    ///
    /// @throws InterruptedException if the caller was cancelled meanwhile
    public SpfVerdict check(SpfIdentity identity) throws InterruptedException {
        String domain = identity.domain().toLowerCase(Locale.ROOT);
        if (!isFullName(domain)) {
            return new SpfVerdict(identity, SpfResult.NONE, List.of(), Optional.empty(), 0, 0, Optional.empty());
        }
        var evaluation = new SpfEvaluation(dns, identity, clock, receiver);
        try {
            SpfEvaluation.Outcome outcome = evaluation.checkHost(domain);
            Optional<String> explanation =
                    outcome.result() == SpfResult.FAIL ? evaluation.explanation(outcome) : Optional.empty();
            return new SpfVerdict(
                    identity,
                    outcome.result(),
                    new ArrayList<>(outcome.path()),
                    explanation,
                    evaluation.lookups(),
                    evaluation.voids(),
                    Optional.empty());
        } catch (SpfStop stop) {
            return new SpfVerdict(
                    identity,
                    stop.result(),
                    List.of(),
                    Optional.empty(),
                    evaluation.lookups(),
                    evaluation.voids(),
                    Optional.of(stop.problem()));
        }
    }

    /// A name of two labels or more that the DNS can hold, and no address in brackets (RFC 7208 section 4.3).
    private static boolean isFullName(String domain) {
        return Names.isValid(domain) && domain.contains(".") && !domain.startsWith("[");
    }
}
