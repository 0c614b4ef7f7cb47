package org.mailmedic.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;

/// Names as text and as the DNS carries them. Text is one character a byte, labels parted by dots, nothing
/// escaped: names that come out of SPF macros hold any byte.
public final class Names {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;

    private Names() {}

    /// Whether the DNS could be asked for this name: no empty label, none above 63 bytes, at most 253 in all.
    public static boolean isValid(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (c > 0xff || ++label > LONGEST_LABEL) {
                return false;
            }
        }
        return label > 0;
    }

    /// The labels of a name, the leftmost first.
    public static List<String> labels(String name) {
        return List.of(name.split("\\.", -1));
    }

    /// The name without its leftmost label; nothing for a name of one label.
    public static Optional<String> parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
    }

    /// Whether a name is the other or lies below it.
    public static boolean isWithin(String name, String above) {
        return name.equals(above) || name.endsWith("." + above);
    }

    /// Where the reverse DNS of an address lies: `1.2.0.192.in-addr.arpa`.
    public static String reverse(InetAddress address) {
        return reversed(address) + (address.getAddress().length == 4 ? ".in-addr.arpa" : ".ip6.arpa");
    }

    /// The parts of an address, the last one first, as reverse DNS and block lists have it: bytes of IPv4,
    /// half bytes of IPv6.
    public static String reversed(InetAddress address) {
        byte[] bytes = address.getAddress();
        List<String> parts = new ArrayList<>();
        for (byte b : bytes) {
            if (bytes.length == 4) {
                parts.add(String.valueOf(b & 0xff));
            } else {
                parts.add(Integer.toHexString(b >> 4 & 0xf));
                parts.add(Integer.toHexString(b & 0xf));
            }
        }
        return String.join(".", parts.reversed());
    }

    /// The name as the DNS carries it.
    ///
    /// @throws IOException if it is not [valid][#isValid]
    static Name wire(String name) throws IOException {
        if (name.equals(".")) {
            return Name.root;
        }
        if (!isValid(name)) {
            throw new IOException("not a name that the DNS can hold");
        }
        var bytes = new ByteArrayOutputStream();
        for (String label : labels(name)) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
        }
        bytes.write(0);
        return new Name(bytes.toByteArray());
    }

    /// The name as text, lower case; empty for the root.
    static String text(Name name) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < name.labels(); i++) {
            byte[] label = name.getLabel(i);
            if (label[0] > 0) {
                String text = new String(label, 1, label[0], StandardCharsets.ISO_8859_1);
                labels.add(text.replace(".", "\\046").toLowerCase(Locale.ROOT));
            }
        }
        return String.join(".", labels);
    }
}
