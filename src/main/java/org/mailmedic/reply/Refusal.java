package org.mailmedic.reply;

import java.util.List;
import java.util.Optional;

/// One distinct refusal found in what the user gave.
///
/// @param reply the far server's own reply, wrappers opened
/// @param stage where in the conversation it came, as far as the text tells
/// @param recipient the address that was refused
/// @param remoteHost the server that refused (Remote-MTA), where named
/// @param reportingHost the server that wrote the bounce (Reporting-MTA, "Generating server")
/// @param clues facts found in the words
/// @param spans where the reply stands in the given text (empty when it was decoded from an encoded part)
public record Refusal(
        SmtpReply reply,
        Stage stage,
        Optional<String> recipient,
        Optional<String> remoteHost,
        Optional<String> reportingHost,
        Clues clues,
        List<Span> spans) {
    public Refusal {
        spans = List.copyOf(spans);
    }
}
