package org.mailmedic.smtp;

import java.util.List;
import java.util.Optional;

/// What a climb of the ladder showed.
///
/// @param request what was asked for (its secret is never shown)
/// @param rungs all rungs in order, skipped ones too
/// @param capabilities EHLO keywords with their parameters, as last offered
/// @param fault the settled kind of the failure, where a rung failed
/// @param transcript the conversation, secrets masked
public record Climb(
        ProbeRequest request,
        List<Rung> rungs,
        List<String> capabilities,
        Optional<TlsSeen> tls,
        Optional<Fault> fault,
        List<TranscriptLine> transcript) {
    public Climb {
        rungs = List.copyOf(rungs);
        capabilities = List.copyOf(capabilities);
        transcript = List.copyOf(transcript);
    }

    /// Why the climb ended early. Each has a finding `smtp.*`.
    public enum Fault {
        HOST_UNRESOLVED,
        /// Refused or no route.
        UNREACHABLE,
        /// Silence: a port that something on the way blocks, or a dead server.
        PORT_BLOCKED,
        GREETING,
        NO_STARTTLS,
        TLS_FAILED,
        CERT_EXPIRED,
        CERT_NAME,
        CERT_UNTRUSTED,
        NO_AUTH,
        AUTH_FAILED,
        AUTH_METHOD,
        SENDER_REFUSED,
        RECIPIENT_REFUSED,
        WRONG_PROTOCOL,
        CANCELLED
    }
}
