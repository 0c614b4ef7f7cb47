package org.mailmedic.reply;

import java.io.ByteArrayOutputStream;

/// The quoted-printable encoding of a mail's content (RFC 2045 section 6.7), read forgivingly: what is no
/// encoding stands for itself.
///
/// Of its own because that of Angus Mail calls itself for each soft line break, and some thousands of them in a row
/// end the thread (decision 0110). Here each byte is looked at once, in a loop.
final class QuotedPrintable {
    private final byte[] encoded;
    private final int longest;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private QuotedPrintable(byte[] encoded, int longest) {
        this.encoded = encoded;
        this.longest = longest;
    }

    /// The content that these bytes stand for, cut off at a length.
    ///
    /// @param longest in bytes
    static byte[] decode(byte[] encoded, int longest) {
        var reading = new QuotedPrintable(encoded, longest);
        reading.read();
        return reading.out.toByteArray();
    }

    private void read() {
        int at = 0;
        while (at < encoded.length && out.size() < longest) {
            switch (encoded[at]) {
                case '=' -> at = afterEquals(at);
                case ' ', '\t' -> at = afterBlanks(at);
                default -> {
                    out.write(encoded[at]);
                    at++;
                }
            }
        }
    }

    /// A soft line break, perhaps with blanks that were added on the way; a byte in two hexadecimal digits; else a
    /// bare `=`.
    private int afterEquals(int at) {
        int end = blanksEnd(at + 1);
        if (end == encoded.length) {
            return end;
        }
        if (isLineEnd(end)) {
            boolean two = encoded[end] == '\r' && end + 1 < encoded.length && encoded[end + 1] == '\n';
            return two ? end + 2 : end + 1;
        }
        int high = digit(at + 1);
        int low = digit(at + 2);
        if (high >= 0 && low >= 0) {
            out.write(high << 4 | low);
            return at + 3;
        }
        out.write('=');
        return at + 1;
    }

    /// Blanks before a line end were added on the way: rule 3.
    private int afterBlanks(int at) {
        int end = blanksEnd(at);
        if (end < encoded.length && !isLineEnd(end)) {
            out.write(encoded, at, Math.min(end - at, longest - out.size()));
        }
        return end;
    }

    private int blanksEnd(int from) {
        int at = from;
        while (at < encoded.length && (encoded[at] == ' ' || encoded[at] == '\t')) {
            at++;
        }
        return at;
    }

    private boolean isLineEnd(int at) {
        return encoded[at] == '\r' || encoded[at] == '\n';
    }

    private int digit(int at) {
        return at < encoded.length ? Character.digit(encoded[at], 16) : -1;
    }
}
