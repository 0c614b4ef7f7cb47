package org.mailmedic.policy.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The key in `p=`: base64, folded or not.
///
/// @param bits length of the key itself; 0 if it cannot be read
/// @param fault why it cannot be read, its place counted from the beginning of the value
record PublicKeyText(int bits, Optional<KeyFault> fault) {
    private static final int ED25519_BYTES = 32;
    private static final int ED25519_BITS = 256;
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

    /// Reads the value of `p=`.
    ///
    /// @param algorithm `rsa` or `ed25519`
    static PublicKeyText read(String algorithm, String value) {
        var plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (BASE64.indexOf(c) >= 0) {
                plain.append(c);
            } else if (c > ' ') {
                KeyFault.Kind kind = "\"'\\".indexOf(c) >= 0 ? KeyFault.Kind.QUOTE : KeyFault.Kind.NOT_BASE64;
                return broken(kind, i, 1);
            }
        }
        byte[] bytes;
        try {
            // The padding is often lost, and receivers do without it.
            bytes = Base64.getDecoder().decode(plain.toString().replaceFirst("=+$", ""));
        } catch (IllegalArgumentException _) {
            return broken(KeyFault.Kind.CUT_OFF, Math.max(0, value.length() - 1), 1);
        }
        int bits = algorithm.equals("rsa") ? rsaBits(bytes) : bytes.length == ED25519_BYTES ? ED25519_BITS : 0;
        if (bits > 0) {
            return new PublicKeyText(bits, Optional.empty());
        }
        boolean cut = algorithm.equals("rsa") ? isCutOff(bytes) : bytes.length < ED25519_BYTES;
        return cut
                ? broken(KeyFault.Kind.CUT_OFF, Math.max(0, value.length() - 1), 1)
                : broken(KeyFault.Kind.BAD_VALUE, 0, value.length());
    }

    private static PublicKeyText broken(KeyFault.Kind kind, int at, int length) {
        return new PublicKeyText(0, Optional.of(new KeyFault(kind, at, Math.max(1, length))));
    }

    /// Whether the outermost sequence (DER, X.690 section 8.1.3) says that more bytes follow than are there.
    private static boolean isCutOff(byte[] der) {
        if (der.length < 2 || der[0] != 0x30) {
            return false;
        }
        int first = der[1] & 0xff;
        if (first < 0x80) {
            return der.length < 2 + first;
        }
        int octets = first & 0x7f;
        if (octets < 1 || octets > 3 || der.length < 2 + octets) {
            return der.length < 2 + octets;
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << Byte.SIZE | der[2 + i] & 0xff;
        }
        return der.length < 2 + octets + length;
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
    /// around it; receivers take both.
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
