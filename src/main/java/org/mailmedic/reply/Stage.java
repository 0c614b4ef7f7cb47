package org.mailmedic.reply;

/// The step of the SMTP conversation at which a server refused.
public enum Stage {
    GREETING,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL_FROM,
    RCPT_TO,
    DATA,
    UNKNOWN
}
