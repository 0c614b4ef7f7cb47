package org.mailmedic.smtp;

import java.util.List;
import java.util.Optional;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.NegotiatedTls;
import org.mailmedic.connection.TranscriptLine;
import org.mailmedic.reply.SmtpReply;

/// What a probe showed.
///
/// @param request what was asked for (its secret is never shown)
/// @param steps all steps in order, skipped ones too
/// @param capabilities EHLO keywords with their parameters, as last offered
/// @param fault the settled kind of the failure, where a step failed
/// @param asked the senders that were asked for: the wanted one, and after its refusal the user name, if
///     that is an
/// address
/// @param transcript the conversation, secrets masked
public record ProbeResult(
        ProbeRequest request,
        List<ProbeStep> steps,
        List<String> capabilities,
        Optional<NegotiatedTls> tls,
        Optional<Fault> fault,
        List<Asked> asked,
        List<TranscriptLine> transcript) {
    public ProbeResult {
        steps = List.copyOf(steps);
        capabilities = List.copyOf(capabilities);
        asked = List.copyOf(asked);
        transcript = List.copyOf(transcript);
    }

    /// A sender address that the server was asked for (MAIL FROM), and its answer.
    public record Asked(String address, SmtpReply reply) {}

    /// The step at which it ended early.
    public Optional<ProbeStep> failed() {
        return steps.stream()
                .filter(step -> step.status() == ProbeStep.Status.FAILED)
                .findFirst();
    }

    /// The step of this name, if the probe has one.
    public Optional<ProbeStep> step(ProbeStep.Name name) {
        return steps.stream().filter(step -> step.name() == name).findFirst();
    }

    /// Whether this step was reached.
    public boolean reached(ProbeStep.Name name) {
        return step(name)
                .filter(r -> r.status() == ProbeStep.Status.OK || r.status() == ProbeStep.Status.WARNING)
                .isPresent();
    }

    /// The ways to sign in that the server offered, upper case, as last offered.
    public List<String> mechanisms() {
        return Capabilities.mechanisms(capabilities);
    }
}
