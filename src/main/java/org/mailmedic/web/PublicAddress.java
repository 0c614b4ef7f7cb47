package org.mailmedic.web;

import java.net.InetAddress;
import java.util.Arrays;

/// Which addresses anybody on the internet can reach, by IANA's registries of special addresses (RFC 6890):
/// where a stranger says whom to ask, no other is connected to. It could be this computer, a router or a
/// printer.
final class PublicAddress {
    /// The first twelve bytes of an address that a NAT64 makes from one of IPv4 (RFC 6052 section 2.1).
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special && (bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes));
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean thisNetwork = first == 0;
        boolean isPrivate = first == 10 || first == 172 && second / 16 == 1 || first == 192 && second == 168;
        // RFC 6598.
        boolean shared = first == 100 && second / 64 == 1;
        boolean loopbackOrLink = first == 127 || first == 169 && second == 254;
        boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmarks = first == 198 && second / 2 == 9;
        boolean reserved = first >= 224;
        return !(thisNetwork || isPrivate || shared || loopbackOrLink || protocols || benchmarks || reserved);
    }

    private static boolean isPublic6(byte[] bytes) {
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return isPublic4(Arrays.copyOfRange(bytes, NAT64.length, bytes.length));
        }
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        // 64:ff9b:1::/48, a NAT64 of one's own network (RFC 8215).
        boolean ownNat64 = Arrays.equals(bytes, 0, 6, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1}, 0, 6);
        // ::/96, written with an address of IPv4 at its end, which some systems connect to (RFC 4291 2.5.5.1).
        boolean compatible = Arrays.equals(bytes, 0, 12, new byte[12], 0, 12);
        return !(uniqueLocal || ownNat64 || compatible);
    }
}
