package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;

/// Whether words were said while mail was handed in: by a mail program's error box, by the library with
/// which a website sends, or in the log of a server's port for its own users.
final class Submission {
    private static final int LOOKED_AT = 20_000;

    private static final List<String> SIGNS = List.of(
            "/submission/smtpd",
            "/submissions/smtpd",
            "/smtps/smtpd",
            "phpmailer",
            "smtp error: the following recipients failed",
            "smtp error:",
            "swift_transportexception",
            "symfony\\component\\mailer",
            "symfony\\\\component\\\\mailer",
            "expected response code",
            "smtplib.",
            "nodemailer",
            "system.net.mail",
            "javax.mail.",
            "jakarta.mail.",
            "com.sun.mail.",
            "org.springframework.mail",
            "mailkit.",
            "net/smtp:",
            "net::smtp",
            "responsecode: ",
            "error occurred while sending mail",
            "error occurred when sending mail",
            "beim senden der nachricht ist ein fehler aufgetreten",
            "une erreur est survenue lors de l'envoi",
            "outgoing server (smtp)",
            "outgoing mail server",
            "postausgangsserver",
            "port: 587",
            "port 587",
            ":587",
            "port: 465",
            "port 465",
            ":465");

    /// How the log of a server begins to tell that it refused somebody: Postfix, Sendmail, Exim.
    private static final List<String> REFUSED_HERE = List.of(
            "noqueue: reject:", "ruleset=check_", " rejected rcpt <", " rejected after data", " rejected mail <");

    private Submission() {}

    /// Whether a line of the refusing server's own log is among the text.
    static boolean isRefusedHere(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        return REFUSED_HERE.stream().anyMatch(start::contains);
    }

    /// Looks at the start of a text.
    static boolean isToldIn(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(start::contains);
    }
}
