package org.mailmedic.dns;

import java.net.InetAddress;
import java.util.List;

/// One record of an answer.
public sealed interface DnsRecord {
    /// Seconds that caches may keep it.
    long ttl();

    /// What it says, without the time to live, so that two of them can be compared.
    default String value() {
        return switch (this) {
            case Address a -> AddressText.of(a.address());
            case Mx mx -> mx.preference() + " " + (mx.host().isEmpty() ? "." : mx.host());
            case Text text -> text.value();
            case Pointer pointer -> pointer.target();
            case Soa soa -> soa.primary() + " " + soa.serial();
            case Other other -> other.text();
        };
    }

    /// A or AAAA.
    record Address(InetAddress address, long ttl) implements DnsRecord {}

    /// An MX; the host is empty for the null MX of RFC 7505.
    record Mx(int preference, String host, long ttl) implements DnsRecord {}

    /// A TXT (or type 99) record, its strings joined without a blank (RFC 7208 section 3.3). Each byte is
    /// one character (ISO 8859-1), so that no byte is lost.
    ///
    /// @param strings how many strings it was made of
    /// @param cuts where in the value each string after the first begins
    record Text(String value, int strings, long ttl, List<Integer> cuts) implements DnsRecord {
        public Text {
            cuts = List.copyOf(cuts);
        }

        /// One of which the cuts are not known.
        public Text(String value, int strings, long ttl) {
            this(value, strings, ttl, List.of());
        }
    }

    /// CNAME, NS or PTR.
    record Pointer(String target, long ttl) implements DnsRecord {}

    /// The start of authority.
    ///
    /// @param minimum seconds that a negative answer may be kept (RFC 2308)
    record Soa(String primary, long serial, long minimum, long ttl) implements DnsRecord {}

    /// Any other type, as its presentation text.
    record Other(String text, long ttl) implements DnsRecord {}
}
