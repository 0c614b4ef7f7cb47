package org.mailmedic.diagnosis.cause;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SpokenSender;

/// Whose mail a refusal speaks of. Where SPF, DKIM or DMARC of another domain than the user's failed, the user passed
/// that mail on, or has nothing to do with it; their own records play no part in it.
public final class SpokenDomain {
    /// DMARC is held against the domain that the reader sees: if that is another's, so is the mail.
    private static final double SURE = 0.85;
    /// SPF is held against the envelope, where a service may write a domain of its own.
    private static final double FAIRLY_SURE = 0.75;

    private static final String MAILING_SERVICE = "mailing-service";
    private static final String INCLUDE = "include:";

    private SpokenDomain() {}

    /// The readings, told of this sender: what is said of another domain's records becomes what it means here.
    ///
    /// @param address the user's own; where it is not known, nothing is said of it
    public static List<Reading> attributed(List<Reading> readings, String address, Optional<ProviderKind> provider) {
        return readings.stream()
                .map(reading -> reading.cause().breaksByForwarding()
                                && another(reading, address, provider).isPresent()
                        ? reading.passedOn(reading.cause() == Cause.DMARC_FAIL ? SURE : FAIRLY_SURE)
                        : reading)
                .toList();
    }

    /// The domain that a refusal speaks of as its sender's, if it is neither the user's nor one in which their provider
    /// writes the envelope; empty where the refusal names none, or names the user's as well.
    public static Optional<String> another(Reading reading, String address, Optional<ProviderKind> provider) {
        boolean aboutOrigin = reading.cause().breaksByForwarding() || reading.cause() == Cause.FORWARDING;
        String own = domainOf(address);
        if (!aboutOrigin || own.isEmpty() || isWrittenByAService(reading, provider)) {
            return Optional.empty();
        }
        Refusal refusal = reading.refusal();
        List<String> spoken = SpokenSender.domainsIn(refusal.reply());
        boolean alsoOwn = Stream.concat(spoken.stream(), refusal.clues().domains().stream())
                .anyMatch(domain -> isSameOrganisation(domain, own));
        Set<String> expected = expected(refusal, provider);
        return alsoOwn
                ? Optional.empty()
                : spoken.stream()
                        .filter(domain -> !expected.contains(OrganisationalDomain.of(domain)))
                        .findFirst();
    }

    /// Whether two domains are of one organisation, by the public suffix list.
    public static boolean isSameOrganisation(String one, String other) {
        return OrganisationalDomain.of(one.toLowerCase(Locale.ROOT))
                .equals(OrganisationalDomain.of(other.toLowerCase(Locale.ROOT)));
    }

    /// A mailing service writes its own domain in the envelope, which SPF is held against (RFC 7208 section 2.4).
    private static boolean isWrittenByAService(Reading reading, Optional<ProviderKind> provider) {
        return reading.cause() != Cause.DMARC_FAIL
                && provider.filter(kind -> kind.id().equals(MAILING_SERVICE)).isPresent();
    }

    /// Organisations that a reply may name though the mail is not from them.
    private static Set<String> expected(Refusal refusal, Optional<ProviderKind> provider) {
        Set<String> names = new HashSet<>();
        Stream.of(
                        refusal.recipient().map(SpokenDomain::domainOf).stream(),
                        refusal.remoteHost().stream(),
                        refusal.reportingHost().stream(),
                        provider
                                .flatMap(ProviderKind::spfInclude)
                                .map(include -> include.replace(INCLUDE, ""))
                                .stream(),
                        provider.stream()
                                .flatMap(kind -> kind.servers().stream())
                                .map(ProviderKind.Server::host))
                .flatMap(named -> named)
                .map(name -> OrganisationalDomain.of(name.toLowerCase(Locale.ROOT)))
                .forEach(names::add);
        return names;
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
