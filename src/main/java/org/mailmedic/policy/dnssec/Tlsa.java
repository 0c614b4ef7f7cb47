package org.mailmedic.policy.dnssec;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A TLSA record (RFC 6698 section 2.1).
///
/// @param usage 2 for an authority of one's own (DANE-TA), 3 for the server's certificate (DANE-EE)
/// @param selector 0 for the whole certificate, 1 for its public key
/// @param matching 0 for all of it, 1 for its SHA-256, 2 for its SHA-512
/// @param data what to match, in hexadecimal digits
public record Tlsa(int usage, int selector, int matching, String data) {
    /// Reads the presentation text.
    static Optional<Tlsa> read(String text) {
        List<String> parts = List.of(text.strip().split("\\s+", 4));
        if (parts.size() < 4) {
            return Optional.empty();
        }
        try {
            String data = parts.get(3).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            HexFormat.of().parseHex(data);
            return Optional.of(new Tlsa(
                    Integer.parseInt(parts.get(0)),
                    Integer.parseInt(parts.get(1)),
                    Integer.parseInt(parts.get(2)),
                    data));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether a mail server's certificate can be checked by it: mail takes usage 2 and 3 alone (RFC 7672
    /// section 3.1.3), and a hash has its length.
    public boolean isUsable() {
        boolean known = (usage == 2 || usage == 3) && (selector == 0 || selector == 1);
        return known
                && switch (matching) {
                    case 0 -> !data.isEmpty();
                    case 1 -> data.length() == 64;
                    case 2 -> data.length() == 128;
                    default -> false;
                };
    }

    @Override
    public String toString() {
        return usage + " " + selector + " " + matching + " " + data;
    }
}
