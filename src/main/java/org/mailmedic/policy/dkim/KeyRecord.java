package org.mailmedic.policy.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dkim.DkimKey.Status;

/// The text of a key record (RFC 6376 section 3.6.1), read.
///
/// @param fault the wrong place with its caret line; empty if all is well
record KeyRecord(Status status, String algorithm, int bits, boolean testing, boolean onlySha1, String fault) {
    private static final String VERSION = "DKIM1";
    private static final int ED25519_BYTES = 32;
    private static final int ED25519_BITS = 256;

    /// Whether a TXT record looks like a key at all: wildcards answer with anything.
    static boolean looksLikeKey(String text) {
        TagList tags = TagList.read(text);
        return tags.tag("p").isPresent()
                || tags.value("v").map(v -> v.equalsIgnoreCase(VERSION)).orElse(false);
    }

    static KeyRecord read(String text) {
        TagList tags = TagList.read(text);
        String algorithm =
                tags.value("k").filter(k -> !k.isEmpty()).orElse("rsa").toLowerCase(Locale.ROOT);
        boolean testing = list(tags, "t").contains("y");
        List<String> hashes = list(tags, "h");
        boolean onlySha1 = !hashes.isEmpty() && !hashes.contains("sha256");
        if (!tags.faults().isEmpty()) {
            return broken(algorithm, testing, onlySha1, tags.faults().getFirst().shownIn(text));
        }
        Optional<TagList.Tag> version = tags.tag("v");
        boolean goodVersion = version.map(
                        v -> tags.tags().getFirst().equals(v) && v.value().equals(VERSION))
                .orElse(true);
        if (!goodVersion) {
            TagList.Tag v = version.orElseThrow();
            return broken(
                    algorithm,
                    testing,
                    onlySha1,
                    place(text, v.at(), v.valueAt() + v.value().length()));
        }
        Optional<TagList.Tag> written = tags.tag("p");
        if (written.isEmpty()) {
            return broken(algorithm, testing, onlySha1, text);
        }
        TagList.Tag p = written.get();
        if (p.value().isEmpty()) {
            return new KeyRecord(Status.REVOKED, algorithm, 0, testing, onlySha1, "");
        }
        String wrong = place(text, p.valueAt(), p.valueAt() + p.value().length());
        int bits = bits(algorithm, p.value());
        return bits == 0
                ? broken(algorithm, testing, onlySha1, wrong)
                : new KeyRecord(Status.OK, algorithm, bits, testing, onlySha1, "");
    }

    private static KeyRecord broken(String algorithm, boolean testing, boolean onlySha1, String fault) {
        return new KeyRecord(Status.BROKEN, algorithm, 0, testing, onlySha1, fault);
    }

    private static String place(String text, int from, int to) {
        return new TagList.Fault(TagList.Kind.NO_VALUE, from, to - from).shownIn(text);
    }

    private static List<String> list(TagList tags, String name) {
        return tags.value(name).stream()
                .flatMap(v -> Arrays.stream(v.split(":", -1)))
                .map(v -> v.strip().toLowerCase(Locale.ROOT))
                .filter(v -> !v.isEmpty())
                .toList();
    }

    /// The length of the key itself; 0 if it is none.
    private static int bits(String algorithm, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(withoutBlanks(base64));
        } catch (IllegalArgumentException _) {
            return 0;
        }
        return switch (algorithm) {
            case "rsa" -> rsaBits(bytes);
            case "ed25519" -> bytes.length == ED25519_BYTES ? ED25519_BITS : 0;
            default -> 0;
        };
    }

    private static String withoutBlanks(String text) {
        var out = new StringBuilder();
        text.chars().filter(c -> c > ' ').forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static int rsaBits(byte[] bytes) {
        return rsa(bytes)
                .or(() -> rsa(wrapped(bytes)))
                .map(k -> k.getModulus().bitLength())
                .orElse(0);
    }

    private static Optional<RSAPublicKey> rsa(byte[] der) {
        try {
            return Optional.of(
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// Some publish the bare RSAPublicKey that RFC 6376 speaks of instead of the usual SubjectPublicKeyInfo
    /// around it;
    /// receivers take both.
    private static byte[] wrapped(byte[] key) {
        byte[] algorithm = {
            0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
        };
        byte[] bits = der((byte) 0x03, join(new byte[] {0}, key));
        return der((byte) 0x30, join(algorithm, bits));
    }

    private static byte[] der(byte tag, byte[] content) {
        byte[] head = {tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return join(head, content);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
