package org.mailmedic.lab;

import java.util.List;

/// How a [SmtpServer] behaves. What is not said otherwise is accepted.
///
/// Called from many threads at once.
public interface SmtpPolicy {
    /// The name that the server gives itself.
    default String hostName() {
        return "mail.brightlane.example";
    }

    /// The first words.
    default SmtpAction greeting() {
        return SmtpAction.reply("220 " + hostName() + " ESMTP ready");
    }

    /// The keywords of EHLO. `STARTTLS` is listed only while the connection is not encrypted, and `AUTH`
    /// with the mechanisms that the server takes.
    default List<String> keywords(SmtpSession session) {
        return session.encrypted()
                ? List.of("SIZE 35882577", "8BITMIME", "AUTH LOGIN PLAIN XOAUTH2 OAUTHBEARER", "ENHANCEDSTATUSCODES")
                : List.of("SIZE 35882577", "8BITMIME", "STARTTLS", "ENHANCEDSTATUSCODES");
    }

    /// Answers EHLO and HELO.
    default SmtpAction hello(SmtpSession session) {
        var reply = new StringBuilder(hostName());
        keywords(session).forEach(keyword -> reply.append('\n').append(keyword));
        String[] lines = reply.toString().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (i == lines.length - 1 ? "250 " : "250-") + lines[i];
        }
        return SmtpAction.reply(String.join("\n", lines));
    }

    /// Answers STARTTLS where it is offered; TLS begins after a 220.
    default SmtpAction startTls() {
        return SmtpAction.reply("220 2.0.0 Ready to start TLS");
    }

    /// Answers a complete attempt to sign in.
    default SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
        return SmtpAction.reply("235 2.7.0 Accepted");
    }

    /// Answers MAIL FROM.
    default SmtpAction mailFrom(SmtpSession session, String from) {
        return SmtpAction.reply("250 2.1.0 OK");
    }

    /// Answers RCPT TO.
    default SmtpAction rcptTo(SmtpSession session, String to) {
        return SmtpAction.reply("250 2.1.5 OK");
    }

    /// Answers DATA, before the message.
    default SmtpAction data(SmtpSession session) {
        return SmtpAction.reply("354 Go ahead");
    }

    /// Answers the message; it is kept after a 250.
    ///
    /// @param message header and body, lines ended by CRLF
    default SmtpAction message(SmtpSession session, String message) {
        return SmtpAction.reply("250 2.0.0 OK, kept");
    }
}
