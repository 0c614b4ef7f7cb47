package org.mailmedic.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Transcript;
import org.mailmedic.reply.SmtpReply;

/// The SMTP transport of Jakarta Mail, one step at a time. Its own `connect` runs greeting, EHLO, STARTTLS and
/// AUTH in one go; here it ends with the greeting, and each further command is given by the probe.
final class SteppedTransport extends SMTPTransport {
    private static final String[] LEFT_OUT = {"Bcc", "Content-Length"};

    private final SmtpConnection smtpConnection;
    private final Transcript transcript;
    private boolean greeted;

    // Without a URL: the library would look up its host in the DNS only to compute a hash.
    @SuppressWarnings("NullAway")
    SteppedTransport(SmtpConnection smtpConnection, Transcript transcript) {
        super(Session.getInstance(properties()), null);
        this.smtpConnection = smtpConnection;
        this.transcript = transcript;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", "false");
        properties.setProperty("mail.smtp.starttls.enable", "false");
        // Only for Jakarta Mail's own EHLO, which never leaves.
        properties.setProperty("mail.smtp.localhost", "localhost");
        return properties;
    }

    /// Makes the library read its lists of providers and types, which takes some tenths of a second once.
    @SuppressWarnings("NullAway")
    static void prepare() {
        var transport = new SMTPTransport(Session.getInstance(properties()), null);
        transport.isConnected();
    }

    /// Waits for the greeting.
    SmtpReply greet() throws IOException {
        try {
            connect(smtpConnection.socket());
        } catch (MessagingException e) {
            return replyOr(e);
        }
        greeted = true;
        return reply();
    }

    /// Gives a command and waits for the reply.
    SmtpReply command(String command) throws IOException {
        return command(command, command);
    }

    /// Gives a command that the transcript shows in other words, for it holds a secret.
    synchronized SmtpReply command(String command, String shown) throws IOException {
        smtpConnection.passOverStrays();
        transcript.client(shown);
        byte[] line = command.getBytes(StandardCharsets.UTF_8);
        try {
            simpleCommand(line);
        } catch (MessagingException e) {
            throw reasonOf(e);
        } finally {
            // It may hold a secret; the string that it comes from cannot be wiped.
            Arrays.fill(line, (byte) 0);
        }
        return reply();
    }

    /// The keywords of the last EHLO reply.
    List<String> offered() {
        return smtpConnection.lastLines().stream()
                .skip(1)
                .filter(line -> line.length() > 4)
                .map(line -> line.substring(4).strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Hands over a message: DATA, the lines with dots doubled, and the final dot.
    ///
    /// @return the reply to DATA if it is a refusal, otherwise to the final dot
    synchronized SmtpReply handOver(MimeMessage message) throws IOException {
        try {
            OutputStream lines = data();
            message.writeTo(lines, LEFT_OUT);
            finishData();
        } catch (SMTPSendFailedException e) {
            // The library has said RSET since, so the reply that counts is the one that it quotes.
            return ReplyStream.parse(String.valueOf(e.getMessage()).lines().toList());
        } catch (MessagingException e) {
            throw reasonOf(e);
        }
        return reply();
    }

    /// Says QUIT and waits for the answer.
    SmtpReply quit() throws IOException {
        try {
            close();
        } catch (MessagingException e) {
            throw reasonOf(e);
        }
        return reply();
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        return !greeted || super.ehlo(domain);
    }

    @Override
    @SuppressWarnings("NullAway")
    protected boolean protocolConnect(String host, int port, String user, String password) throws MessagingException {
        // Without user and password the library never signs in by itself.
        return super.protocolConnect(host, port, null, null);
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        transcript.client(command);
        super.sendCommand(command);
    }

    private SmtpReply reply() throws IOException {
        return smtpConnection.lastReply().orElseThrow(() -> new ConnectionException(Fault.CLOSED, ""));
    }

    /// A greeting that refuses comes as an exception; the reply is there all the same.
    private SmtpReply replyOr(MessagingException e) throws IOException {
        if (reasonOf(e) instanceof ConnectionException failure) {
            throw failure;
        }
        return smtpConnection.lastReply().orElseThrow(() -> reasonOf(e));
    }

    /// The library's exceptions quote the server and may quote us; only the network's own error is passed on.
    private static IOException reasonOf(MessagingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException network) {
                return network;
            }
        }
        return new IOException("no reply");
    }
}
