package org.mailmedic.reply;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what a message is by its headers, and by the words that it begins with (`reply/message-signs.txt`).
final class MessageSigns {
    /// Where a sign stands.
    enum Place {
        FROM,
        SUBJECT,
        OPENING,
        AUTO
    }

    /// So many characters of a text are its opening: enough for a greeting and a company's notice above it.
    private static final int OPENING = 1_500;

    private static final int LONGEST_HEADER = 2_000;

    /// RFC 9990 section 3.5.2: receiver, domain, begin and end.
    private static final Pattern DMARC_FILE = Pattern.compile("[\\w.-]{1,255}![\\w.-]{1,255}!\\d{9,11}!\\d{9,11}");

    private static final Pattern QUOTED = Pattern.compile("^[>\\s*]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final MessageSigns SIGNS = load();

    private final Map<Place, List<String>> words;

    private MessageSigns(Map<Place, List<String>> words) {
        words.replaceAll((_, signs) -> List.copyOf(signs));
        this.words = words;
    }

    /// The signs of the data file.
    static MessageSigns known() {
        return SIGNS;
    }

    private static MessageSigns load() {
        Map<Place, List<String>> words = new EnumMap<>(Place.class);
        InputStream file = Objects.requireNonNull(MessageSigns.class.getResourceAsStream("message-signs.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int blank = line.indexOf(' ');
                String sign = line.substring(blank + 1);
                if (blank < 0 || sign.isBlank() || !sign.equals(sign.strip().toLowerCase(Locale.ROOT))) {
                    throw new IllegalStateException("message-signs.txt, line " + number + ": " + line);
                }
                words.computeIfAbsent(
                                Place.valueOf(line.substring(0, blank).toUpperCase(Locale.ROOT)),
                                _ -> new ArrayList<>())
                        .add(sign);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageSigns(words);
    }

    /// The signs of a place, as they stand in the file.
    List<String> at(Place place) {
        return words.getOrDefault(place, List.of());
    }

    /// What the headers make of it. A message whose words alone say that it came back counts as ordinary here: see
    /// [#opensAsReturned].
    MessageKind kind(MimeMessage mail) throws MessagingException {
        String type = MessageReader.type(mail);
        String report = type.equals("multipart/report") ? parameter(mail, "report-type") : "";
        return switch (report) {
            case "delivery-status", "global-delivery-status" -> MessageKind.RETURNED;
            case "feedback-report" -> MessageKind.COMPLAINT;
            case "disposition-notification" -> MessageKind.RECEIPT;
            case "tlsrpt" -> MessageKind.TLS_REPORT;
            default -> byHeaders(mail, type);
        };
    }

    private MessageKind byHeaders(MimeMessage mail, String type) throws MessagingException {
        String subject = header(mail, "Subject");
        boolean failed = !header(mail, "X-Failed-Recipients").isEmpty();
        if (failed || has(Place.FROM, header(mail, "From"))) {
            return MessageKind.RETURNED;
        }
        if (type.startsWith("application/tlsrpt")) {
            return MessageKind.TLS_REPORT;
        }
        // RFC 7489 section 7.2.1.1; what most of those who send such reports still write.
        if (subject.startsWith("report domain:") || DMARC_FILE.matcher(subject).find()) {
            return MessageKind.DMARC_REPORT;
        }
        boolean answers = header(mail, "Auto-Submitted").startsWith("auto-replied")
                || !header(mail, "X-Autoreply").isEmpty()
                || !header(mail, "X-Autorespond").isEmpty()
                || header(mail, "Precedence").equals("auto_reply")
                || at(Place.AUTO).stream().anyMatch(subject::startsWith);
        if (answers) {
            return MessageKind.AUTO_REPLY;
        }
        return !isAnswer(subject) && has(Place.SUBJECT, subject) ? MessageKind.RETURNED : MessageKind.ORDINARY;
    }

    /// Whoever answers or passes on a notice writes a message of their own.
    private static boolean isAnswer(String subject) {
        return subject.startsWith("re:") || subject.startsWith("aw:") || subject.startsWith("sv:");
    }

    /// What an attached file makes of the message: reports about a domain's mail come as such.
    ///
    /// @return [MessageKind#ORDINARY] if nothing
    static MessageKind byAttachment(Part part) throws MessagingException {
        String type = MessageReader.type(part);
        if (type.equals("message/feedback-report")) {
            return MessageKind.COMPLAINT;
        }
        if (type.equals("message/disposition-notification")) {
            return MessageKind.RECEIPT;
        }
        if (type.startsWith("application/tlsrpt")) {
            return MessageKind.TLS_REPORT;
        }
        @Nullable String name = part.getFileName();
        return name != null
                        && name.length() < LONGEST_HEADER
                        && DMARC_FILE.matcher(name).find()
                ? MessageKind.DMARC_REPORT
                : MessageKind.ORDINARY;
    }

    /// Whether the words begin as those of a message that came back do.
    boolean opensAsReturned(String text) {
        return has(Place.OPENING, text.substring(0, Math.min(text.length(), OPENING)));
    }

    /// Whether a message that came back was passed on within this text.
    boolean holdsReturned(String text) {
        return text.lines()
                .map(line -> QUOTED.matcher(line).replaceFirst(""))
                .filter(line -> line.regionMatches(true, 0, "From:", 0, 5)
                        || line.regionMatches(true, 0, "Von:", 0, 4)
                        || line.regionMatches(true, 0, "De:", 0, 3))
                .anyMatch(line -> has(Place.FROM, line));
    }

    private boolean has(Place place, String text) {
        String plain = BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return at(place).stream().anyMatch(plain::contains);
    }

    /// A header in small letters, its coded words decoded; empty if there is none.
    private static String header(MimeMessage mail, String name) throws MessagingException {
        String whole = MessageReader.header(mail, name);
        String raw = whole.substring(0, Math.min(whole.length(), LONGEST_HEADER));
        String decoded;
        try {
            decoded = MimeUtility.decodeText(MimeUtility.unfold(raw));
        } catch (UnsupportedEncodingException _) {
            decoded = raw;
        }
        return decoded.strip().toLowerCase(Locale.ROOT);
    }

    private static String parameter(Part part, String name) throws MessagingException {
        try {
            @Nullable String value = new ContentType(part.getContentType()).getParameter(name);
            return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException _) {
            return "";
        }
    }
}
