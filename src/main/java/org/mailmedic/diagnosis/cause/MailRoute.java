package org.mailmedic.diagnosis.cause;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Recognition;

/// What the way that a mail takes makes impossible.
///
/// @param ownDns whether the DNS of the sender's domain is the user's to edit
/// @param ownAddress whether the sending IP address is the user's, or one that a provider's customers share
/// @param astray whether an address of a large provider is sent through somebody else's server
/// @param known whether we know who sends the mail; what is not known rules nothing out
/// @param connectors whether this way can have a relay connector at all
/// @param elsewhere whether this mail left from an address that is not known to be the provider's
public record MailRoute(
        boolean ownDns, boolean ownAddress, boolean astray, boolean known, boolean connectors, boolean elsewhere) {
    /// A way on which mail leaves from whom the user named.
    public MailRoute(boolean ownDns, boolean ownAddress, boolean astray, boolean known, boolean connectors) {
        this(ownDns, ownAddress, astray, known, connectors, false);
    }

    /// Causes that a way cannot have.
    ///
    /// @param id stable, for tests
    /// @param key words that say why not
    record Prune(String id, Set<Cause> causes, Predicate<MailRoute> impossible, String key) {}

    /// Every reason why a way cannot have a cause.
    static final List<Prune> TABLE = List.of(
            new Prune(
                    "dns.provider",
                    EnumSet.of(
                            Cause.SPF_FAIL,
                            Cause.DKIM_FAIL,
                            Cause.DMARC_FAIL,
                            Cause.UNAUTHENTICATED,
                            Cause.SENDER_DOMAIN,
                            Cause.DOMAIN_LISTED),
                    mailRoute -> !mailRoute.ownDns() && !mailRoute.astray(),
                    "evidence.dns.provider"),
            new Prune(
                    "address.shared",
                    EnumSet.of(
                            Cause.IP_PTR,
                            Cause.IP_HELO,
                            Cause.IP_LISTED,
                            Cause.IP_BLOCKED,
                            Cause.IP_REPUTATION,
                            Cause.IP_DYNAMIC),
                    mailRoute -> !mailRoute.ownAddress() && !mailRoute.elsewhere(),
                    "evidence.address.shared"),
            new Prune(
                    "no.connector",
                    EnumSet.of(Cause.CONNECTOR_MISCONFIGURED),
                    mailRoute -> !mailRoute.connectors(),
                    "evidence.no.connector"));

    /// The route of this case. What is not known is not held against a cause.
    public static MailRoute of(Facts facts, Catalogue catalogue) {
        Optional<ProviderKind> home = catalogue.byAddress(facts.address()).map(Recognition::kind);
        Optional<ProviderKind> provider = facts.provider();
        boolean astray = home.isPresent()
                && provider.isPresent()
                && !home.map(ProviderKind::id).equals(provider.map(ProviderKind::id));
        boolean handsIn = provider.map(ProviderKind::handsIn).orElse(false);
        boolean refusedAtHome =
                facts.reading().map(r -> r.side() == Reading.Side.YOURS).orElse(false);
        boolean ownAddress =
                provider.map(kind -> kind.isOwnServer() || kind.isUnlisted()).orElse(true)
                        || (handsIn && refusedAtHome)
                        || isOwner(facts, AddressOwner.OWN_SERVER);
        boolean elsewhere =
                facts.origin().filter(AddressOrigin::isAsked).isPresent() && !isOwner(facts, AddressOwner.PROVIDER);
        boolean ownDns = home.isEmpty() && provider.map(ProviderKind::ownDomain).orElse(true);
        boolean connectors = provider.map(ProviderKind::connector).orElse(true);
        return new MailRoute(ownDns, ownAddress, astray, provider.isPresent(), connectors, elsewhere);
    }

    private static boolean isOwner(Facts facts, AddressOwner owner) {
        return facts.origin()
                .flatMap(AddressOrigin::owner)
                .filter(owner::equals)
                .isPresent();
    }

    /// Why this way cannot have the cause, if it cannot.
    Optional<Prune> whyNot(Cause cause) {
        return TABLE.stream()
                .filter(p -> p.causes().contains(cause) && p.impossible().test(this))
                .findFirst();
    }

    /// Whether a finding can lead to this cause here, when the bounce does not name it.
    public boolean allows(Cause cause) {
        return whyNot(cause).isEmpty();
    }
}
