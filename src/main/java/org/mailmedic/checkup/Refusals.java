package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.Climb;
import org.mailmedic.smtp.Rung;

/// Makes a refusal that the phrase book can read from the rung at which a climb ended.
final class Refusals {
    private Refusals() {}

    /// The server's refusal, if it was the server that refused.
    ///
    /// @param kind who the user says sends their mail: whose words they are where the host's own name does
    ///     not tell
    static Optional<Refusal> of(Climb climb, Optional<ProviderKind> kind, Speakers speakers) {
        String host = climb.request().server().host();
        Optional<String> speaking = speakers.ownsHost(host)
                ? Optional.of(host)
                : kind.flatMap(k -> k.servers().stream().findFirst())
                        .map(ProviderKind.Server::host)
                        .or(() -> Optional.of(host));
        return climb.failed().flatMap(rung -> rung.reply().map(reply -> refusal(climb, rung, reply, speaking)));
    }

    /// Both hosts are the same: it is the user's own server that speaks, not one that it talked to.
    private static Refusal refusal(Climb climb, Rung rung, SmtpReply reply, Optional<String> speaking) {
        return new Refusal(
                reply,
                rung.name().stage(),
                rung.name() == Rung.Name.RCPT_TO ? climb.request().to() : Optional.empty(),
                speaking,
                speaking,
                Clues.NONE,
                List.of());
    }
}
