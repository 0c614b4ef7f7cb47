package org.mailmedic.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Masking;
import org.mailmedic.connection.Transcript;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.SmtpReply;

/// What the server says, line by line, on its way to the library. Each line is written down as it comes; what
/// is no reply of SMTP, or has no end, stops here.
final class ReplyStream extends InputStream {
    /// RFC 5321 section 4.5.3.1.5 allows 512; real servers write more.
    private static final int LONGEST_LINE = 4_096;

    private static final int LONGEST_REPLY = 65_536;
    private static final int MOST_LINES = 256;
    private static final int SHOWN_OF_STRANGERS = 120;

    private final InputStream below;
    private final Transcript transcript;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int start;
    private int end;
    private byte[] line = {};
    private int handedOver;
    private final List<Heard> heard = new ArrayList<>();
    private final List<String> reply = new ArrayList<>();
    private boolean replyEnded = true;
    private boolean spoken;
    private int replyBytes;

    ReplyStream(InputStream below, Transcript transcript) {
        this.below = below;
        this.transcript = transcript;
    }

    /// The lines of the last reply, as the server wrote them but for secrets.
    List<String> lines() {
        return List.copyOf(reply);
    }

    /// The last reply, unless none ended yet.
    Optional<SmtpReply> last() {
        return replyEnded && !reply.isEmpty() ? Optional.of(parse(reply)) : Optional.empty();
    }

    /// Whether a whole reply ever came.
    boolean haveSpoken() {
        return spoken;
    }

    /// Whether bytes have come that nobody asked for.
    boolean hasLeftovers() {
        return start < end;
    }

    /// Passes over replies that nobody asked for; each would count as the answer to the next command. A 421 may
    /// come at any time, and is the answer to whatever comes next (RFC 5321 section 3.8).
    void passOverStrays() throws IOException {
        for (int lines = 0; !replyEnded || (hasLeftovers() && !isFarewell()); lines++) {
            if (lines == MOST_LINES) {
                throw new ConnectionException(Fault.FLOOD, lines + " lines that nobody asked for");
            }
            nextLine();
        }
    }

    private boolean isFarewell() {
        return end - start >= 3 && buffer[start] == '4' && buffer[start + 1] == '2' && buffer[start + 2] == '1';
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Hands over at most one line, so that the library never reads ahead of the conversation.
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (handedOver == line.length) {
            line = nextLine();
            handedOver = 0;
        }
        int count = Math.min(length, line.length - handedOver);
        System.arraycopy(line, handedOver, target, offset, count);
        handedOver += count;
        return count;
    }

    @Override
    public int available() {
        return line.length - handedOver;
    }

    /// The next line; the whole next reply once there is a secret, as a server may break it over lines.
    private byte[] nextLine() throws IOException {
        if (replyEnded) {
            reply.clear();
            replyBytes = 0;
            replyEnded = false;
        }
        boolean whole = transcript.keepsSecrets();
        do {
            byte[] raw;
            try {
                raw = rawLine();
            } catch (IOException e) {
                noteTheRest();
                throw e;
            }
            heard.add(new Heard(transcript.now(), decode(raw)));
            if (raw.length < 3 || !looksLikeReply(raw, raw.length)) {
                throw notSmtp(writeDown().getLast(), raw);
            }
            replyBytes += raw.length;
            if (reply.size() + heard.size() > MOST_LINES || replyBytes > LONGEST_REPLY) {
                reply.addAll(writeDown());
                throw new ConnectionException(Fault.FLOOD, reply.size() + " lines, " + replyBytes + " bytes");
            }
            replyEnded = raw.length < 4 || raw[3] != '-';
            spoken |= replyEnded;
        } while (whole && !replyEnded);
        List<String> shown = writeDown();
        reply.addAll(shown);
        return (String.join("\r\n", shown) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Puts what was heard into the transcript.
    ///
    /// @return the same without secrets
    private List<String> writeDown() {
        List<String> shown = transcript.masked(heard.stream().map(Heard::text).toList());
        for (int i = 0; i < shown.size(); i++) {
            transcript.server(heard.get(i).at(), shown.get(i));
        }
        heard.clear();
        return shown;
    }

    /// The next line without its end.
    private byte[] rawLine() throws IOException {
        int seen = start;
        while (true) {
            for (; seen < end; seen++) {
                if (buffer[seen] == '\n') {
                    byte[] found = Arrays.copyOfRange(buffer, start, seen);
                    start = seen + 1;
                    return withoutReturn(found);
                }
            }
            if (!looksLikeReply(bytesSoFar(), end - start)) {
                byte[] strange = Arrays.copyOfRange(buffer, start, end);
                start = end;
                return strange;
            }
            if (end - start == LONGEST_LINE) {
                throw new ConnectionException(Fault.FLOOD, "a line of more than " + LONGEST_LINE + " bytes");
            }
            System.arraycopy(buffer, start, buffer, 0, end - start);
            seen -= start;
            end -= start;
            start = 0;
            int count = below.read(buffer, end, buffer.length - end);
            if (count < 0) {
                if (end > 0) {
                    byte[] rest = Arrays.copyOfRange(buffer, 0, end);
                    end = 0;
                    return rest;
                }
                throw new EOFException("end of stream");
            }
            end += count;
        }
    }

    private byte[] bytesSoFar() {
        return Arrays.copyOfRange(buffer, start, Math.min(end, start + 4));
    }

    /// A line that was never finished still tells something.
    private void noteTheRest() {
        if (start < end) {
            String rest = decode(Arrays.copyOfRange(buffer, start, Math.min(end, start + SHOWN_OF_STRANGERS)));
            heard.add(new Heard(transcript.now(), rest + "…"));
            start = end;
        }
        writeDown();
    }

    /// Whether bytes are, or may become, the start of `250 text` or `250-text`. Some servers put a tab there.
    private static boolean looksLikeReply(byte[] bytes, int length) {
        for (int i = 0; i < Math.min(length, 3); i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return length < 4 || bytes[3] == ' ' || bytes[3] == '-' || bytes[3] == '\t' || bytes[3] == '\r';
    }

    private static ConnectionException notSmtp(String text, byte[] raw) {
        boolean tls = raw.length >= 2 && raw[0] >= 0x14 && raw[0] <= 0x17 && raw[1] == 3;
        return tls
                ? new ConnectionException(Fault.TLS_EXPECTED, "TLS")
                : new ConnectionException(
                        Fault.WRONG_PROTOCOL,
                        text.length() > SHOWN_OF_STRANGERS ? text.substring(0, SHOWN_OF_STRANGERS) + "…" : text);
    }

    private static byte[] withoutReturn(byte[] line) {
        int length = line.length;
        while (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return Arrays.copyOf(line, length);
    }

    /// UTF-8 where it is (RFC 6531), otherwise byte by byte; control characters as blanks.
    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        var shown = new StringBuilder(text.length());
        text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /// Joins the lines of a reply; code and enhanced status stand at the head of each line (RFC 2034 section
    /// 4).
    static SmtpReply parse(List<String> lines) {
        String first = lines.getFirst();
        int code = first.length() >= 3 ? Integer.parseInt(first, 0, 3, 10) : 0;
        Optional<EnhancedStatus> enhanced = Optional.empty();
        var words = new StringBuilder();
        for (String line : lines) {
            String text = line.length() > 4 ? line.substring(4).strip() : "";
            int blank = text.indexOf(' ');
            String head = blank < 0 ? text : text.substring(0, blank);
            Optional<EnhancedStatus> status = EnhancedStatus.parse(head);
            if (status.isPresent()) {
                enhanced = enhanced.or(() -> status);
                text = text.substring(head.length()).strip();
            }
            if (!text.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(text);
            }
        }
        return new SmtpReply(code, enhanced, Masking.onceEach(words.toString()));
    }

    /// A line that is not written down yet.
    private record Heard(Duration at, String text) {}
}
