package org.mailmedic.smtp;

import java.time.Duration;
import java.util.Optional;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;

/// One step of a probe, reached or not.
///
/// @param took time it needed
/// @param reply the server's reply, where one came
/// @param detail bare facts, no sentence: addresses, TLS version, mechanism, the network's own error; may be
/// empty
public record ProbeStep(Name name, Status status, Duration took, Optional<SmtpReply> reply, String detail) {
    /// The steps in their order.
    public enum Name {
        RESOLVE,
        CONNECT,
        /// TLS from the first byte; STARTTLS connections have [#STARTTLS] instead.
        TLS,
        GREETING,
        EHLO,
        STARTTLS,
        CERTIFICATE,
        AUTH,
        MAIL_FROM,
        RCPT_TO,
        /// Handing over the message; only a test message has this step.
        DATA,
        QUIT;

        /// The stage of the conversation that a reply at this step belongs to.
        public Stage stage() {
            return switch (this) {
                case GREETING -> Stage.GREETING;
                case EHLO -> Stage.EHLO;
                case STARTTLS -> Stage.STARTTLS;
                case AUTH -> Stage.AUTH;
                case MAIL_FROM -> Stage.MAIL_FROM;
                case RCPT_TO -> Stage.RCPT_TO;
                case DATA -> Stage.DATA;
                case RESOLVE, CONNECT, TLS, CERTIFICATE, QUIT -> Stage.UNKNOWN;
            };
        }
    }

    /// How it went.
    public enum Status {
        OK,
        WARNING,
        FAILED,
        SKIPPED
    }
}
