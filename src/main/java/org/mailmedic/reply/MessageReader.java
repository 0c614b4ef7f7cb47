package org.mailmedic.reply;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
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
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/// Reads a whole message: its parts of text, its delivery report (RFC 3464), what it returns of the original.
///
/// Depth, number of parts and length of a part are bounded; what cannot be read is passed over.
final class MessageReader {
    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_TEXT = 2 << 20;
    private static final int MOST_RECIPIENTS = 200;
    /// Angus copies all it has for each group of fields: a longer report would take time by the square of its
    /// length.
    private static final int LONGEST_REPORT = 128 << 10;

    /// Making one reads files; it is never changed.
    private static final Session SESSION = Session.getInstance(new Properties());

    private final RefusalCollector out;
    private final boolean alreadyDecoded;
    private int parts;
    private boolean report;
    private Original original = Original.NONE;
    private Optional<String> html = Optional.empty();
    private Optional<String> plain = Optional.empty();
    private Optional<String> failedRecipient = Optional.empty();
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
            part(mail, 0);
            failedRecipient = failedRecipient(mail);
            failedRecipient.ifPresent(out::nameRecipient);
            if (isAutoReply(mail)) {
                circumstances.add(Circumstance.AUTO_REPLY);
            }
            if (out.isEmpty()) {
                html.ifPresent(page -> text(HtmlText.of(page)));
            }
        } catch (MessagingException | IOException | RuntimeException _) {
            // Hostile or broken mail; Jakarta Mail reports some faults of syntax by unchecked exceptions.
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

    Set<Circumstance> circumstances() {
        if (!original.bearsASignOfItsSender()) {
            circumstances.add(Circumstance.PERHAPS_NOT_YOURS);
        }
        return circumstances;
    }

    /// RFC 3834 section 5. Exim marks its bounces so too, and names in them who was not reached.
    private boolean isAutoReply(MimeMessage mail) throws MessagingException {
        @Nullable String @Nullable [] submitted = mail.getHeader("Auto-Submitted");
        return failedRecipient.isEmpty()
                && submitted != null
                && submitted.length > 0
                && submitted[0] != null
                && submitted[0].strip().toLowerCase(Locale.ROOT).startsWith("auto-replied")
                && !type(mail).equals("multipart/report");
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
            deliveryStatus(part);
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

    private void deliveryStatus(MimePart part) throws MessagingException, IOException {
        DeliveryStatus status = new DeliveryStatus(new ByteArrayInputStream(bytes(part, LONGEST_REPORT)));
        @Nullable InternetHeaders whole = status.getMessageDSN();
        Optional<String> reporter =
                whole == null ? Optional.empty() : field(whole, "Reporting-MTA").flatMap(MessageReader::name);
        int count = Math.min(status.getRecipientDSNCount(), MOST_RECIPIENTS);
        for (int i = 0; i < count; i++) {
            recipient(status.getRecipientDSN(i), reporter);
        }
    }

    private void recipient(InternetHeaders fields, Optional<String> reporter) {
        String action = field(fields, "Action").orElse("failed").toLowerCase(Locale.ROOT);
        Optional<String> diagnostic = field(fields, "Diagnostic-Code");
        Optional<EnhancedStatus> status =
                field(fields, "Status").flatMap(s -> EnhancedStatus.parse(s.split("[ (;]", 2)[0]));
        boolean refused = action.startsWith("failed") || action.startsWith("delayed");
        if (!refused || (diagnostic.isEmpty() && status.isEmpty())) {
            return;
        }
        if (action.startsWith("delayed")) {
            circumstances.add(Circumstance.DELAYED);
        }
        Optional<String> sentTo = field(fields, "Original-Recipient").flatMap(MessageReader::recipientAddress);
        Optional<String> refusedAt = field(fields, "Final-Recipient").flatMap(MessageReader::recipientAddress);
        if (sentTo.isPresent() && refusedAt.isPresent() && !sentTo.get().equalsIgnoreCase(refusedAt.get())) {
            circumstances.add(Circumstance.FORWARDED);
        }
        Optional<String> host = field(fields, "Remote-MTA").flatMap(MessageReader::name);
        Optional<String> address = refusedAt.or(() -> sentTo);
        var inner = new RefusalCollector();
        diagnostic.ifPresent(words -> new TextScanner(words, false, inner).scan());
        for (Refusal found : inner.refusals()) {
            out.add(new Draft(
                    withStatus(found.reply(), status),
                    Stage.UNKNOWN,
                    address.or(found::recipient),
                    host.or(found::remoteHost),
                    reporter,
                    Optional.empty()));
        }
        if (inner.isEmpty()) {
            String words =
                    diagnostic.map(d -> d.substring(d.indexOf(';') + 1).strip()).orElse("");
            out.add(new Draft(
                    new SmtpReply(0, status, words), Stage.UNKNOWN, address, host, reporter, Optional.empty()));
        }
    }

    private static Optional<String> recipientAddress(String value) {
        return Surroundings.addressAfter(value, value.indexOf(';') + 1);
    }

    /// The report's status where the server gave none of its own and the report's says something.
    private static SmtpReply withStatus(SmtpReply reply, Optional<EnhancedStatus> status) {
        boolean agrees = status.filter(
                        s -> s.subject() != 0 && (reply.code() == 0 || s.category() == reply.code() / 100))
                .isPresent();
        return reply.enhanced().isEmpty() && agrees ? new SmtpReply(reply.code(), status, reply.text()) : reply;
    }

    /// Gmail, Exim and others name the refused address in a header of the bounce.
    private static Optional<String> failedRecipient(MimeMessage mail) throws MessagingException {
        @Nullable String @Nullable [] failed = mail.getHeader("X-Failed-Recipients");
        return failed != null && failed.length == 1 && failed[0] != null
                ? Surroundings.addressAfter(failed[0], 0)
                : Optional.empty();
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
        return PlainText.decode(bytes, alreadyDecoded && !encoded ? StandardCharsets.UTF_8 : charset(part));
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

    private static String type(Part part) throws MessagingException {
        @Nullable String type = part.getContentType();
        if (type == null) {
            return "text/plain";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// The decoded content, cut at the bound; what was decoded before a fault stands.
    private static byte[] bytes(Part part) throws MessagingException, IOException {
        return bytes(part, LONGEST_TEXT);
    }

    private static byte[] bytes(Part part, int longest) throws MessagingException, IOException {
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

    private static Optional<String> field(InternetHeaders fields, String name) {
        @Nullable String value = fields.getHeader(name, " ");
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.replace("\r\n", "\n"));
    }

    /// `dns; mx.example.com (192.0.2.1)` without its type and remark.
    private static Optional<String> name(String value) {
        String name = value.substring(value.indexOf(';') + 1).strip();
        int end = 0;
        while (end < name.length() && " (\t\n[".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        return end == 0 ? Optional.empty() : Optional.of(name.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
