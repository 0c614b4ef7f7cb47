package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
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
                rung.name().stage(),
                rung.name() == Rung.Name.RCPT_TO ? climb.request().to() : Optional.empty(),
                Optional.of(climb.request().server().host()),
                Optional.empty(),
                Clues.NONE,
                List.of());
    }
}
