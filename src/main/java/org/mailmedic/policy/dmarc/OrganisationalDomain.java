package org.mailmedic.policy.dmarc;

import com.google.common.base.Suppliers;
import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.mailmedic.dns.Names;

/// The organisational domain of RFC 7489 section 3.2, by the public suffix list.
public final class OrganisationalDomain {
    private static final Supplier<String> LIST = Suppliers.memoize(OrganisationalDomain::release);
    private static final String RELEASE = "/META-INF/maven/com.google.guava/guava/pom.properties";

    private OrganisationalDomain() {}

    /// Which list it goes by: the one that came with this release of Guava, such as `Guava 33.7.2-jre`.
    /// The list itself carries no date there; each release takes the list of its day.
    public static String list() {
        return LIST.get();
    }

    private static String release() {
        var properties = new Properties();
        try (InputStream in = InternetDomainName.class.getResourceAsStream(RELEASE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException _) {
            // It then is named without its number.
        }
        return ("Guava " + properties.getProperty("version", "")).strip();
    }

    /// The name one label below the public suffix; the name itself where it is a suffix, or where the list
    /// cannot say. Labels that only services have, such as `_dmarc`, belong to the name after them: no organisation
    /// is called so (RFC 8552 section 1.1).
    public static String of(String full) {
        String name = withoutServices(full);
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

    private static String withoutServices(String name) {
        List<String> labels = Names.labels(name);
        for (int i = labels.size() - 2; i >= 0; i--) {
            if (labels.get(i).startsWith("_")) {
                return String.join(".", labels.subList(i + 1, labels.size()));
            }
        }
        return name;
    }
}
