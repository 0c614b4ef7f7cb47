package org.mailmedic.smtp;

import java.util.List;
import java.util.Optional;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.NegotiatedTls;
import org.mailmedic.connection.TranscriptLine;
import org.mailmedic.reply.SmtpReply;

/// What a climb of the ladder showed.
///
/// @param request what was asked for (its secret is never shown)
/// @param rungs all rungs in order, skipped ones too
/// @param capabilities EHLO keywords with their parameters, as last offered
/// @param fault the settled kind of the failure, where a rung failed
/// @param asked the senders that were asked for: the wanted one, and after its refusal the user name, if
///     that is an
/// address
/// @param transcript the conversation, secrets masked
public record Climb(
        ProbeRequest request,
        List<Rung> rungs,
        List<String> capabilities,
        Optional<NegotiatedTls> tls,
        Optional<Fault> fault,
        List<Asked> asked,
        List<TranscriptLine> transcript) {
    public Climb {
        rungs = List.copyOf(rungs);
        capabilities = List.copyOf(capabilities);
        asked = List.copyOf(asked);
        transcript = List.copyOf(transcript);
    }

    /// A sender address that the server was asked for (MAIL FROM), and its answer.
    public record Asked(String address, SmtpReply reply) {}

    /// The rung at which it ended early.
    public Optional<Rung> failed() {
        return rungs.stream()
                .filter(rung -> rung.status() == Rung.Status.FAILED)
                .findFirst();
    }

    /// The rung of this name, if the climb has one.
    public Optional<Rung> rung(Rung.Name name) {
        return rungs.stream().filter(rung -> rung.name() == name).findFirst();
    }

    /// Whether this rung was climbed.
    public boolean reached(Rung.Name name) {
        return rung(name)
                .filter(r -> r.status() == Rung.Status.OK || r.status() == Rung.Status.WARNING)
                .isPresent();
    }

    /// The ways to sign in that the server offered, upper case, as last offered.
    public List<String> mechanisms() {
        return Capabilities.mechanisms(capabilities);
    }
}
