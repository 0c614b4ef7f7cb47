package org.mailmedic.smtp;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.SmtpReply;

/// Asks whether the server takes the sender and the recipient (RFC 5321 sections 3.3 and 4.1.1.2).
final class Envelope {
    private final ProbeRequest request;
    private final Optional<TestMessage> message;
    private final List<String> capabilities;
    private final SteppedTransport transport;
    private final boolean encrypted;
    private final List<ProbeResult.Asked> asked;

    /// @param encrypted whether the conversation is by now
    /// @param asked hears each sender that was asked for
    Envelope(
            ProbeRequest request,
            Optional<TestMessage> message,
            List<String> capabilities,
            SteppedTransport transport,
            boolean encrypted,
            List<ProbeResult.Asked> asked) {
        this.request = request;
        this.message = message;
        this.capabilities = capabilities;
        this.transport = transport;
        this.encrypted = encrypted;
        this.asked = asked;
    }

    StepResult mailFrom() throws IOException {
        MailAddress from = address(request.from());
        boolean beyondAscii = !isAscii(from) || (request.to().isPresent() && !isAscii(address(request.to())));
        if (beyondAscii && !Capabilities.offer(capabilities, "SMTPUTF8")) {
            throw new ConnectionException(Fault.NO_SMTPUTF8, from.toString());
        }
        SmtpReply reply = transport.command("MAIL FROM:<" + from + ">" + parameters(beyondAscii));
        asked.add(new ProbeResult.Asked(from.toString(), reply));
        // 552 means the message, whose size MAIL tells, and not the address (RFC 1870 section 6.1).
        Fault fault =
                reply.code() == 552 ? Fault.MESSAGE_REFUSED : missing(reply).orElse(Fault.SENDER_REFUSED);
        return StepResult.on(reply, reply.isPositive(), fault);
    }

    StepResult rcptTo() throws IOException {
        SmtpReply reply = transport.command("RCPT TO:<" + address(request.to()) + ">");
        return StepResult.on(reply, reply.isPositive(), missing(reply).orElse(Fault.RECIPIENT_REFUSED));
    }

    /// What must come before the address: 530 asks for a sign-in (RFC 4954 section 6) or for encryption
    /// (RFC 3207 section 4), and only its words tell which. Once encrypted, it can only be the first.
    private Optional<Fault> missing(SmtpReply reply) {
        if (reply.code() != 530) {
            return Optional.empty();
        }
        String words = reply.text().toLowerCase(Locale.ROOT);
        boolean encryption =
                !encrypted && (words.contains("tls") || words.contains("encrypt") || words.contains("ssl"));
        return Optional.of(encryption ? Fault.ENCRYPT_FIRST : Fault.SIGN_IN_FIRST);
    }

    /// Would the account's own address do? Asking commits to nothing.
    void askForTheUser() {
        Optional<MailAddress> user = user().flatMap(MailAddress::parse).filter(Envelope::isAscii);
        if (user.isEmpty() || user.map(MailAddress::toString).equals(request.from())) {
            return;
        }
        try {
            transport.command("RSET");
            SmtpReply reply = transport.command("MAIL FROM:<" + user.get() + ">");
            asked.add(new ProbeResult.Asked(user.get().toString(), reply));
        } catch (IOException _) {
            // The refusal itself stands; this was only a question beside it.
        }
    }

    private Optional<String> user() {
        return switch (request.credentials()) {
            case Credentials.None _ -> Optional.empty();
            case Credentials.Password password -> Optional.of(password.user());
            case Credentials.Token token -> Optional.of(token.user());
        };
    }

    /// The parameters of MAIL that are worth it: SMTPUTF8 (RFC 6531) where a letter needs it, and the
    /// size of a test message (RFC 1870), so that a server says at once if it is too large.
    private String parameters(boolean beyondAscii) throws IOException {
        var parameters = new StringBuilder(beyondAscii ? " SMTPUTF8" : "");
        if (message.isPresent() && Capabilities.offer(capabilities, "SIZE")) {
            parameters.append(" SIZE=").append(size(message.get()));
        }
        return parameters.toString();
    }

    private static long size(TestMessage letter) throws IOException {
        var counted = new ByteArrayOutputStream();
        try {
            letter.toMime().writeTo(counted);
        } catch (MessagingException e) {
            throw new IOException("the message could not be written", e);
        }
        return counted.size();
    }

    private static MailAddress address(Optional<String> text) throws ConnectionException {
        return text.flatMap(MailAddress::parse).orElseThrow(() -> new ConnectionException(Fault.SENDER_REFUSED, ""));
    }

    private static boolean isAscii(MailAddress address) {
        return address.local().chars().allMatch(c -> c < 0x80);
    }
}
