package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;
import org.mailmedic.smtp.Climb;
import org.mailmedic.smtp.Rung;

/// Makes a refusal that the phrase book can read from the rung at which a climb ended.
final class Refusals {
    private Refusals() {}

    /// The server's refusal, if it was the server that refused.
    static Optional<Refusal> of(Climb climb) {
        return climb.failed().flatMap(rung -> rung.reply().map(reply -> refusal(climb, rung, reply)));
    }

    private static Refusal refusal(Climb climb, Rung rung, SmtpReply reply) {
        return new Refusal(
                reply,
                stage(rung.name()),
                rung.name() == Rung.Name.RCPT_TO ? climb.request().to() : Optional.empty(),
                Optional.of(climb.request().server().host()),
                Optional.empty(),
                Clues.NONE,
                List.of());
    }

    private static Stage stage(Rung.Name rung) {
        return switch (rung) {
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
