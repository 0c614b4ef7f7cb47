package org.mailmedic.dns;

import java.net.InetAddress;

/// Where an address is valid, by IANA's registries of special addresses (RFC 6890). A receiver on the internet never
/// sees one that is not public: then the bounce speaks of a hop inside somebody's network.
public enum AddressScope {
    PUBLIC,
    /// Of a network behind a router (RFC 1918, RFC 4193).
    PRIVATE,
    /// Between a provider and its customers (RFC 6598).
    SHARED,
    /// Of the computer itself.
    LOOPBACK,
    /// Of one wire (RFC 3927, RFC 4291 section 2.5.6).
    LINK_LOCAL;

    /// Where this address is valid.
    public static AddressScope of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        if (address.isSiteLocalAddress() || uniqueLocal) {
            return PRIVATE;
        }
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 0x40;
        return shared ? SHARED : PUBLIC;
    }
}
