package org.mailmedic.policy.brand;

import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.TagList;

/// The BIMI record of a domain.
public record BrandReadout(String domain, List<TagList> records, DnsAnswer answer) {
    public BrandReadout {
        records = List.copyOf(records);
    }

    /// Where the logo lies; nothing if the domain declines to show one.
    public Optional<String> logo() {
        return records.stream()
                .flatMap(r -> r.value("l").stream())
                .filter(l -> !l.isEmpty())
                .findFirst();
    }

    /// Whether the record says neither where the logo lies nor that there is none: `l=` is missing. A
    /// domain declines with empty `l=` and `a=`.
    public boolean isWithoutLogo() {
        return records.size() == 1 && records.getFirst().tag("l").isEmpty();
    }
}
