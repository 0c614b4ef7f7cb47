package org.mailmedic.policy.dmarc;

import com.google.common.net.InternetDomainName;
import java.util.List;
import org.mailmedic.dns.Names;

/// The organisational domain of RFC 7489 section 3.2, by the public suffix list.
public final class OrganisationalDomain {
    private OrganisationalDomain() {}

    /// The name one label below the public suffix; the name itself where it is a suffix, or where the list
    /// cannot say.
    public static String of(String name) {
        try {
            InternetDomainName domain = InternetDomainName.from(name);
            if (domain.isUnderPublicSuffix()) {
                return domain.topPrivateDomain().toString();
            }
            // The list's own default rule: a top-level domain that it does not name is a suffix of one label.
            List<String> labels = Names.labels(name);
            return domain.isPublicSuffix() || labels.size() < 2
                    ? name
                    : String.join(".", labels.subList(labels.size() - 2, labels.size()));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return name;
        }
    }
}
