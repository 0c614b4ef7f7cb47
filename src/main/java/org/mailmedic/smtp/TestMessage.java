package org.mailmedic.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.mailmedic.reply.MailAddress;

/// A message that proves the way: short, well-formed (RFC 5322), with text and HTML, to one recipient, and with
/// a subject that can be found again.
///
/// @param from address of the From header
/// @param to the one recipient
/// @param subject one line
/// @param text the body in plain words; the HTML part is made from it
/// @param id left part of the Message-ID; also stands in the subject, so that the message can be searched for
public record TestMessage(MailAddress from, MailAddress to, String subject, String text, String id, Instant date) {
    /// Checks the subject, so that it cannot add header lines.
    ///
    /// @throws IllegalArgumentException if it has control characters
    public TestMessage {
        if (subject.chars().anyMatch(Character::isISOControl)
                || !id.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-'))) {
            throw new IllegalArgumentException("a subject is one line, an id letters and digits");
        }
    }

    /// A message of now with an id of its own, which is put behind the subject.
    ///
    /// @throws IllegalArgumentException if an address is none
    public static TestMessage of(String from, String to, String subject, String text) {
        String id = UUID.randomUUID().toString();
        return new TestMessage(
                address(from), address(to), subject + " [" + id.substring(0, 8) + "]", text, id, Instant.now());
    }

    /// The Message-ID with its angle brackets.
    public String messageId() {
        return "<" + id + "@" + from.domain() + ">";
    }

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow(() -> new IllegalArgumentException("not a mail address"));
    }

    /// The message as it goes over the wire.
    MimeMessage toMime() throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // Jakarta Mail would name this computer and its user.
                setHeader("Message-ID", messageId());
            }
        };
        message.setFrom(header(from));
        message.setRecipient(Message.RecipientType.TO, header(to));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(date));
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(text, "plain"));
        both.addBodyPart(part(html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static InternetAddress header(MailAddress address) throws MessagingException {
        return new InternetAddress(address.toString(), false);
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private String html() {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<!doctype html>\n<html><body>\n<p>" + escaped.replace("\n", "<br>\n") + "</p>\n</body></html>\n";
    }
}
