package org.mailmedic.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An address as people and programs write it: one spelling for each, so that two texts can be compared.
public final class AddressText {
    private static final int GROUPS_BEFORE_IP4 = 6;

    private AddressText() {}

    /// IPv4 in dotted quads; IPv6 as RFC 5952 section 4 has it: lower case, no leading zeros, the first of the
    /// longest runs of two or more zero groups as `::`. An IPv4 address behind a prefix that is made for one
    /// keeps its dots (section 5). The zone of a link-local address is left out: it is a matter of this
    /// computer.
    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return quads(bytes, 0);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Integer> groups = new ArrayList<>();
        while (buffer.hasRemaining()) {
            groups.add(buffer.getShort() & 0xffff);
        }
        if (!embedsIp4(groups)) {
            return shortened(groups);
        }
        String before = shortened(groups.subList(0, GROUPS_BEFORE_IP4));
        return before + ":" + quads(bytes, 2 * GROUPS_BEFORE_IP4);
    }

    /// An address with its port: one of IPv6 in brackets (RFC 5952 section 6).
    public static String of(InetSocketAddress address) {
        String text = of(address.getAddress());
        return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    /// The address that this text is; nothing for a name, which is not looked up.
    public static Optional<InetAddress> read(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether no server of others can see the address. The public DNS knows nothing of it.
    public static boolean isInside(InetAddress address) {
        return AddressScope.of(address) != AddressScope.PUBLIC;
    }

    /// `::ffff:0:0/96` (RFC 4291 section 2.5.5.2) and `::ffff:0:0:0/96` (RFC 2765 section 2.1).
    private static boolean embedsIp4(List<Integer> groups) {
        List<Integer> prefix = groups.subList(0, GROUPS_BEFORE_IP4);
        return prefix.equals(List.of(0, 0, 0, 0, 0, 0xffff)) || prefix.equals(List.of(0, 0, 0, 0, 0xffff, 0));
    }

    private static String quads(byte[] bytes, int from) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; i < from + 4; i++) {
            numbers.add(String.valueOf(bytes[i] & 0xff));
        }
        return String.join(".", numbers);
    }

    private static String shortened(List<Integer> groups) {
        int best = 0;
        int longest = 0;
        for (int from = 0; from < groups.size(); from++) {
            int to = from;
            while (to < groups.size() && groups.get(to) == 0) {
                to++;
            }
            if (to - from > longest) {
                best = from;
                longest = to - from;
            }
        }
        return longest < 2
                ? joined(groups)
                : joined(groups.subList(0, best)) + "::" + joined(groups.subList(best + longest, groups.size()));
    }

    private static String joined(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }
}
