package org.mailmedic.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Looks at the first bytes that come back when TLS begins. Java's own errors do not tell a server that speaks
/// plainly from one that is too old; the bytes do (RFC 8446 sections 4.1.3, 5.1 and 6).
public final class TlsSniffer extends FilterInputStream {
    private static final int ENOUGH = 160;
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int SERVER_HELLO = 2;
    private static final int PROTOCOL_VERSION = 70;

    private final byte[] first = new byte[ENOUGH];
    private int seen;

    public TlsSniffer(InputStream below) {
        super(below);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            keep(target, offset, count);
            if (!looksLikeTls()) {
                // The TLS layer stops at the first five bytes and hangs up; the rest of the line tells who
                // is there.
                byte[] more = new byte[ENOUGH];
                int available = Math.min(ENOUGH, super.available());
                keep(more, 0, available > 0 ? Math.max(0, super.read(more, 0, available)) : 0);
            }
        }
        return count;
    }

    private void keep(byte[] bytes, int offset, int count) {
        int kept = Math.min(count, ENOUGH - seen);
        System.arraycopy(bytes, offset, first, seen, kept);
        seen += kept;
    }

    private boolean looksLikeTls() {
        return first[0] >= 0x14 && first[0] <= 0x17 && (seen < 2 || first[1] == 3);
    }

    /// What the bytes say about a handshake that failed; nothing when none came.
    Optional<ConnectionException> verdict() {
        if (seen == 0) {
            return Optional.empty();
        }
        if (!looksLikeTls()) {
            return Optional.of(plain());
        }
        if (first[0] == HANDSHAKE && seen > 10 && first[5] == SERVER_HELLO && first[10] < 3) {
            return Optional.of(new ConnectionException(Fault.TLS_OLD, "TLS 1." + (first[10] - 1)));
        }
        if (first[0] == ALERT && seen > 6) {
            return Optional.of(new ConnectionException(
                    first[6] == PROTOCOL_VERSION ? Fault.TLS_OLD : Fault.TLS_FAILED, "alert " + first[6]));
        }
        return Optional.empty();
    }

    private ConnectionException plain() {
        String text = new String(first, 0, seen, StandardCharsets.ISO_8859_1);
        String line = text.lines().findFirst().orElse("").strip();
        boolean smtp = seen > 3
                && line.length() > 3
                && line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
                && (line.charAt(3) == ' ' || line.charAt(3) == '-');
        return new ConnectionException(smtp ? Fault.PLAIN_EXPECTED : Fault.WRONG_PROTOCOL, printable(line));
    }

    private static String printable(String line) {
        var shown = new StringBuilder();
        line.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
