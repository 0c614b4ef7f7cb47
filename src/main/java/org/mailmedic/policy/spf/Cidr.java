package org.mailmedic.policy.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.mailmedic.dns.AddressText;

/// A network: an address and how many of its leading bits count.
public record Cidr(InetAddress address, int bits) {
    private static final int LONGEST_IP6 = 45;

    /// Whether an address of the same family lies in it.
    public boolean contains(InetAddress other) {
        return sameNetwork(address, other, bits);
    }

    /// Its last address.
    public InetAddress last() {
        byte[] bytes = address.getAddress();
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether two addresses are of one family and agree in their leading bits.
    static boolean sameNetwork(InetAddress one, InetAddress other, int bits) {
        byte[] a = one.getAddress();
        byte[] b = other.getAddress();
        if (a.length != b.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((a[whole] ^ b[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }

    /// Whether an address is one of IPv4.
    static boolean isIp4(InetAddress address) {
        return address instanceof Inet4Address;
    }

    /// An IPv4 address in the strict form of RFC 7208 section 12: four numbers without leading zeros.
    static Optional<InetAddress> ip4(String text) {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != 4) {
            return Optional.empty();
        }
        for (String number : numbers) {
            boolean digits =
                    !number.isEmpty() && number.length() <= 3 && number.chars().allMatch(Cidr::isDigit);
            if (!digits || number.length() > 1 && number.startsWith("0") || Integer.parseInt(number) > 255) {
                return Optional.empty();
            }
        }
        return Optional.of(InetAddress.ofLiteral(text));
    }

    /// An IPv6 address (RFC 4291 section 2.2).
    static Optional<InetAddress> ip6(String text) {
        boolean plausible = text.length() <= LONGEST_IP6
                && text.contains(":")
                && text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 0x80);
        if (!plausible) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return AddressText.of(address) + "/" + bits;
    }
}
