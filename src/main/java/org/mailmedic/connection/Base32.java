package org.mailmedic.connection;

/// Base32 without padding (RFC 4648 section 6).
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        var coded = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = ((held << 8) | (b & 0xFF)) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                coded.append(ALPHABET.charAt((held >> bits) & 31));
            }
        }
        if (bits > 0) {
            coded.append(ALPHABET.charAt((held << (5 - bits)) & 31));
        }
        return coded.toString();
    }
}
