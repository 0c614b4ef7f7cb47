package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;

/// Makes a refusal that the phrase book can read from the step at which a probe ended.
final class ProbeRefusals {
    private ProbeRefusals() {}

    /// The server's refusal, if it was the server that refused.
    ///
    /// @param kind who the user says sends their mail: whose words they are where the host's own name does
    ///     not tell
    static Optional<Refusal> of(ProbeResult result, Optional<ProviderKind> kind, Speakers speakers) {
        String host = result.request().server().host();
        Optional<String> speaking = speakers.ownsHost(host)
                ? Optional.of(host)
                : kind.flatMap(k -> k.servers().stream().findFirst())
                        .map(ProviderKind.Server::host)
                        .or(() -> Optional.of(host));
        return result.failed().flatMap(step -> step.reply().map(reply -> refusal(result, step, reply, speaking)));
    }

    /// Both hosts are the same: it is the user's own server that speaks, not one that it talked to.
    private static Refusal refusal(ProbeResult result, ProbeStep step, SmtpReply reply, Optional<String> speaking) {
        return new Refusal(
                reply,
                step.name().stage(),
                step.name() == ProbeStep.Name.RCPT_TO ? result.request().to() : Optional.empty(),
                speaking,
                speaking,
                Clues.NONE,
                List.of());
    }
}
