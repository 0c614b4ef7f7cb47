package org.mailmedic.remedy;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.reply.Refusal;

/// Of whose domain a refusal speaks. What it says of another's is not told of the user's.
final class DomainOfReply {
    private static final Set<Cause> OF_A_DOMAIN = EnumSet.of(
            Cause.SPF_FAIL,
            Cause.DKIM_FAIL,
            Cause.DMARC_FAIL,
            Cause.UNAUTHENTICATED,
            Cause.SENDER_DOMAIN,
            Cause.DOMAIN_LISTED,
            Cause.DOMAIN_REPUTATION);

    private DomainOfReply() {}

    /// The domain that the words name in place of the user's, where the cause is one of a domain. Names of the
    /// recipient's side and of the servers are none of a sender.
    static Optional<String> another(Cause cause, Facts facts) {
        String own = domainOf(facts.address());
        if (own.isEmpty() || !OF_A_DOMAIN.contains(cause)) {
            return Optional.empty();
        }
        return facts.reading()
                .filter(reading -> reading.cause() == cause)
                .flatMap(reading -> another(reading.refusal(), own));
    }

    private static Optional<String> another(Refusal refusal, String own) {
        String words = refusal.reply().text().toLowerCase(Locale.ROOT);
        List<String> others = Stream.of(
                        refusal.recipient().map(DomainOfReply::domainOf), refusal.remoteHost(), refusal.reportingHost())
                .flatMap(Optional::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<String> spoken = refusal.clues().domains().stream()
                .filter(words::contains)
                .filter(domain -> others.stream().noneMatch(other -> isRelated(domain, other)))
                .toList();
        return spoken.stream().anyMatch(domain -> isRelated(domain, own))
                ? Optional.empty()
                : spoken.stream().findFirst();
    }

    private static boolean isRelated(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
