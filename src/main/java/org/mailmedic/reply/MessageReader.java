package org.mailmedic.reply;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks through a whole message: its parts of text, its delivery report ([ReportReader]), what it returns of the
/// original.
///
/// Depth, number of parts and length of a part are bounded; what cannot be read is passed over.
final class MessageReader {
    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_TEXT = 2 << 20;

    /// Making one reads files; it is never changed.
    private static final Session SESSION = Session.getInstance(new Properties());

    private final RefusalCollector out;
    private final boolean alreadyDecoded;
    private int parts;
    private final ReportReader reports = new ReportReader();
    private final MessageSigns signs = MessageSigns.known();
    private MessageKind kind = MessageKind.ORDINARY;
    private int looked;
    private Optional<MimeMessage> forwarded = Optional.empty();
    private boolean report;
    private Original original = Original.NONE;
    private Optional<String> html = Optional.empty();
    private Optional<String> plain = Optional.empty();
    private Optional<String> failedRecipient = Optional.empty();
    private Optional<String> returnedTo = Optional.empty();
    private final Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);

    /// @param out where to put what is found
    /// @param alreadyDecoded whether the bytes are the UTF-8 of a text that the user pasted, whatever
    ///     charset its
    ///     headers name
    MessageReader(RefusalCollector out, boolean alreadyDecoded) {
        this.out = out;
        this.alreadyDecoded = alreadyDecoded;
    }

    /// Reads the message. Never fails: what was read before a fault stands.
    void read(byte[] message) {
        try {
            MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(message));
            kind = signs.kind(mail);
            if (kind == MessageKind.ORDINARY) {
                look(mail, 0);
            }
            switch (kind) {
                case RETURNED -> returned(mail);
                case AUTO_REPLY -> circumstances.add(Circumstance.AUTO_REPLY);
                case COMPLAINT, RECEIPT, DMARC_REPORT, TLS_REPORT, ORDINARY -> {
                    // Nothing in it refuses anything.
                }
            }
        } catch (MessagingException | IOException | RuntimeException _) {
            // Hostile or broken mail; Jakarta Mail reports some faults of syntax by unchecked exceptions.
        }
    }

    private void returned(MimeMessage mail) throws MessagingException, IOException {
        part(forwarded.isPresent() ? forwarded.get() : mail, 0);
        failedRecipient = failedRecipient(mail);
        returnedTo = returnedTo(mail);
        failedRecipient.ifPresent(out::nameRecipient);
        if (out.isEmpty()) {
            html.ifPresent(page -> text(HtmlText.of(page)));
        }
    }

    /// Looks into a message whose headers tell nothing: at what is attached, and at its words.
    private void look(MimePart part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || looked++ > MOST_PARTS || kind != MessageKind.ORDINARY) {
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/")) {
            MimeMultipart many = new MimeMultipart(new MimePartDataSource(part));
            int count = Math.min(many.getCount(), MOST_PARTS);
            for (int i = 0; i < count; i++) {
                if (many.getBodyPart(i) instanceof MimePart one) {
                    look(one, depth + 1);
                }
            }
        } else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            kind = MessageKind.RETURNED;
        } else if (type.equals("message/rfc822") || type.equals("message/global")) {
            MimeMessage inside = new MimeMessage(SESSION, new ByteArrayInputStream(bytes(part)));
            if (signs.kind(inside) == MessageKind.RETURNED) {
                kind = MessageKind.RETURNED;
                forwarded = Optional.of(inside);
            }
        } else if (type.startsWith("text/")) {
            Optional<String> words = read(part).map(text -> type.equals("text/html") ? HtmlText.of(text) : text);
            if (words.filter(this::tellsOfReturned).isPresent()) {
                kind = MessageKind.RETURNED;
            }
        } else {
            kind = MessageSigns.byAttachment(part);
        }
    }

    /// Whether these words are those of a message that came back, or hold one, or at least a whole reply with both its
    /// codes: people ask about it in mail of their own.
    private boolean tellsOfReturned(String words) {
        if (signs.opensAsReturned(words) || signs.holdsReturned(words)) {
            return true;
        }
        var found = new RefusalCollector();
        new TextScanner(words, false, found).scan();
        return found.refusals().stream()
                .map(Refusal::reply)
                .anyMatch(reply -> reply.code() > 0 && reply.enhanced().isPresent());
    }

    /// What the message is.
    MessageKind kind() {
        return kind;
    }

    /// Looks whether the mail was passed on: at what can be read from outside, and at the words of its first part.
    void lookForForwarding(String text) {
        if (ForwardingSigns.areIn(text) || plain.filter(ForwardingSigns::areIn).isPresent()) {
            circumstances.add(Circumstance.FORWARDED);
        }
    }

    /// Whether there was a delivery report.
    boolean sawReport() {
        return report;
    }

    Original original() {
        return original;
    }

    /// The words of the message, for when no reply was found in them.
    Optional<String> words() {
        return plain.or(() -> html.map(HtmlText::of));
    }

    /// The one address that the bounce is about, where a header names it.
    Optional<String> failedRecipient() {
        return failedRecipient;
    }

    /// Whom the bounce was returned to, where it is one and names one.
    Optional<String> returnedTo() {
        return returnedTo;
    }

    Set<Circumstance> circumstances() {
        if (!original.bearsASignOfItsSender()) {
            circumstances.add(Circumstance.PERHAPS_NOT_YOURS);
        }
        return circumstances;
    }

    private void part(MimePart part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || parts++ > MOST_PARTS) {
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/")) {
            MimeMultipart many = new MimeMultipart(new MimePartDataSource(part));
            int count = Math.min(many.getCount(), MOST_PARTS);
            for (int i = 0; i < count; i++) {
                BodyPart body = many.getBodyPart(i);
                if (body instanceof MimePart one) {
                    part(one, depth + 1);
                }
            }
        } else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            report = true;
            circumstances.addAll(reports.read(bytes(part, ReportReader.LONGEST), words(), out));
        } else if (type.equals("text/rfc822-headers") || type.equals("message/global-headers")) {
            original = OriginalReader.of(new InternetHeaders(new ByteArrayInputStream(bytes(part))));
        } else if (type.equals("message/rfc822") || type.equals("message/global")) {
            message(part, depth);
        } else if (type.equals("text/html")) {
            html = html.or(() -> read(part));
        } else if (type.startsWith("text/")) {
            read(part).ifPresent(this::text);
        }
    }

    /// A message inside: what came back if a refusal was read already, else perhaps a bounce that someone
    /// forwarded.
    private void message(MimePart part, int depth) throws MessagingException, IOException {
        MimeMessage inside = new MimeMessage(SESSION, new ByteArrayInputStream(bytes(part)));
        if (report || !out.isEmpty()) {
            original = OriginalReader.of(new InternetHeaders(new ByteArrayInputStream(bytes(part))));
        } else {
            part(inside, depth + 1);
        }
    }

    private void text(String words) {
        plain = plain.or(() -> Optional.of(words));
        var scanner = new TextScanner(words, false, out);
        scanner.scan();
        if (scanner.copyAt() >= 0 && original.equals(Original.NONE)) {
            original = OriginalReader.inText(words, scanner.copyAt());
        }
    }

    /// Gmail, Exim and others name the refused address in a header of the bounce.
    private static Optional<String> failedRecipient(MimeMessage mail) throws MessagingException {
        @Nullable String @Nullable [] failed = mail.getHeader("X-Failed-Recipients");
        return failed != null && failed.length == 1 && failed[0] != null
                ? NameFinder.addressAfter(failed[0], 0)
                : Optional.empty();
    }

    /// A bounce goes to the envelope sender (RFC 5321 section 4.4), and comes from no address (section 4.5.5). One that
    /// somebody passed on to a colleague comes from them.
    private Optional<String> returnedTo(MimeMessage mail) throws MessagingException {
        String from = header(mail, "From").toLowerCase(Locale.ROOT);
        boolean returned = header(mail, "Return-Path").equals("<>")
                || report
                || failedRecipient.isPresent()
                || from.contains("mailer-daemon@")
                || from.contains("postmaster@");
        Optional<String> delivered = onlyAddress(header(mail, "Delivered-To"));
        Optional<String> written = onlyAddress(header(mail, "To"));
        return returned ? delivered.or(() -> written) : Optional.empty();
    }

    /// A header as it is written, the first of its name; empty if there is none.
    static String header(MimeMessage mail, String name) throws MessagingException {
        @Nullable String @Nullable [] values = mail.getHeader(name);
        return values == null || values.length == 0 || values[0] == null ? "" : values[0].strip();
    }

    private static Optional<String> onlyAddress(String value) {
        boolean one = value.indexOf('@') >= 0 && value.indexOf('@') == value.lastIndexOf('@');
        return one ? NameFinder.addressAfter(value, Math.max(0, value.indexOf('@') - 80)) : Optional.empty();
    }

    private Optional<String> read(MimePart part) {
        try {
            return Optional.of(decoded(part, bytes(part)));
        } catch (MessagingException | IOException _) {
            return Optional.empty();
        }
    }

    private String decoded(MimePart part, byte[] bytes) throws MessagingException {
        @Nullable String encoding = part.getEncoding();
        boolean encoded = encoding != null
                && (encoding.equalsIgnoreCase("base64") || encoding.equalsIgnoreCase("quoted-printable"));
        // What was coded could not be seen from outside.
        return SecretsInText.hidden(
                PlainText.decode(bytes, alreadyDecoded && !encoded ? StandardCharsets.UTF_8 : charset(part)));
    }

    private static Charset charset(MimePart part) throws MessagingException {
        try {
            @Nullable String contentType = part.getContentType();
            @Nullable String name = contentType == null ? null : new ContentType(contentType).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (MessagingException | IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    /// Its type without parameters, in small letters.
    static String type(Part part) throws MessagingException {
        @Nullable String type = part.getContentType();
        if (type == null) {
            return "text/plain";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// The decoded content, cut at the bound; what was decoded before a fault stands.
    private static byte[] bytes(MimePart part) throws MessagingException, IOException {
        return bytes(part, LONGEST_TEXT);
    }

    /// The content as it was sent, still encoded.
    private static InputStream raw(MimePart part) throws MessagingException {
        return switch (part) {
            case MimeMessage mail -> mail.getRawInputStream();
            case MimeBodyPart body -> body.getRawInputStream();
            default -> throw new MessagingException("a part of an unknown kind");
        };
    }

    private static byte[] bytes(MimePart part, int longest) throws MessagingException, IOException {
        String type = type(part);
        // As Jakarta Mail has it: what holds parts or a message is never encoded itself.
        boolean whole = type.startsWith("multipart/") || type.startsWith("message/");
        if (!whole && "quoted-printable".equalsIgnoreCase(part.getEncoding())) {
            return QuotedPrintable.decode(raw(part).readAllBytes(), longest);
        }
        var content = new ByteArrayOutputStream();
        try (InputStream in = part.getInputStream()) {
            byte[] block = new byte[8192];
            int read = in.read(block);
            while (read > 0 && content.size() < longest) {
                content.write(block, 0, read);
                read = in.read(block);
            }
        } catch (IOException fault) {
            if (content.size() == 0) {
                throw fault;
            }
        }
        return content.toByteArray();
    }
}
