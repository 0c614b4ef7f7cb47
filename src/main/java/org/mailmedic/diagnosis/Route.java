package org.mailmedic.diagnosis;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
public record Route(boolean ownDns, boolean ownAddress, boolean astray) {
    private static final Set<Cause> OF_THE_DOMAIN =
            EnumSet.of(Cause.SPF_FAIL, Cause.DKIM_FAIL, Cause.DMARC_FAIL, Cause.UNAUTHENTICATED, Cause.SENDER_DOMAIN);
    private static final Set<Cause> OF_THE_ADDRESS = EnumSet.of(
            Cause.IP_PTR, Cause.IP_HELO, Cause.IP_LISTED, Cause.IP_BLOCKED, Cause.IP_REPUTATION, Cause.IP_DYNAMIC);

    /// The route of this case. What is not known is not held against a cause.
    public static Route of(Facts facts, Catalogue catalogue) {
        Optional<ProviderKind> home = catalogue.byAddress(facts.address()).map(Recognition::kind);
        Optional<String> provider = facts.provider().map(ProviderKind::id);
        boolean astray = home.isPresent()
                && provider.isPresent()
                && !home.map(ProviderKind::id).equals(provider);
        boolean handsIn = provider.map(id -> id.equals("microsoft365-connector") || id.equals("workspace-relay"))
                .orElse(false);
        boolean refusedAtHome =
                facts.reading().map(r -> r.side() == Reading.Side.YOURS).orElse(false);
        boolean ownAddress = provider.map(id -> id.equals("own-server") || id.equals("other"))
                        .orElse(true)
                || (handsIn && refusedAtHome);
        boolean ownDns =
                home.isEmpty() && facts.provider().map(ProviderKind::ownDomain).orElse(true);
        return new Route(ownDns, ownAddress, astray);
    }

    /// Whether the cause lies in the sending IP address.
    static boolean isOfTheAddress(Cause cause) {
        return OF_THE_ADDRESS.contains(cause);
    }

    /// Whether a finding can lead to this cause here, when the bounce does not name it.
    boolean allows(Cause cause) {
        return (ownDns || astray || !OF_THE_DOMAIN.contains(cause)) && (ownAddress || !OF_THE_ADDRESS.contains(cause));
    }
}
