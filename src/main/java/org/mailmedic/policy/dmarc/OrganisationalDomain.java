package org.mailmedic.policy.dmarc;

import com.google.common.net.InternetDomainName;

/// The organisational domain of RFC 7489 section 3.2, by the public suffix list.
public final class OrganisationalDomain {
    private OrganisationalDomain() {}

    /// The name one label below the public suffix; the name itself where it is a suffix, or where the list
    /// cannot say.
    public static String of(String name) {
        try {
            InternetDomainName domain = InternetDomainName.from(name);
            return domain.isUnderPublicSuffix() ? domain.topPrivateDomain().toString() : name;
        } catch (IllegalArgumentException | IllegalStateException _) {
            return name;
        }
    }
}
