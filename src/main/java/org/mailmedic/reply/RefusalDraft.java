package org.mailmedic.reply;

import java.util.Locale;
import java.util.Optional;

/// A refusal as one place of the text tells it, before it is joined with what other places tell of the same.
///
/// @param client address of whom a server refused, where its own log names it
record RefusalDraft(
        SmtpReply reply,
        Stage stage,
        Optional<String> recipient,
        Optional<String> remoteHost,
        Optional<String> reportingHost,
        Optional<Span> span,
        Optional<String> client) {
    /// One that names no client.
    RefusalDraft(
            SmtpReply reply,
            Stage stage,
            Optional<String> recipient,
            Optional<String> remoteHost,
            Optional<String> reportingHost,
            Optional<Span> span) {
        this(reply, stage, recipient, remoteHost, reportingHost, span, Optional.empty());
    }

    /// Letters and digits of the words only, so that line breaks and blanks make no difference.
    String bones() {
        String text = reply.text().toLowerCase(Locale.ROOT);
        var bones = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                bones.append(text.charAt(i));
            }
        }
        return bones.toString();
    }

    /// This draft, with what it lacks taken from another place that tells of the same refusal.
    RefusalDraft filledFrom(RefusalDraft other) {
        SmtpReply better = new SmtpReply(
                reply.code() != 0 ? reply.code() : other.reply.code(),
                reply.enhanced().or(() -> other.reply.enhanced()),
                reply.text().length() >= other.reply.text().length() ? reply.text() : other.reply.text());
        return new RefusalDraft(
                better,
                stage != Stage.UNKNOWN ? stage : other.stage,
                recipient.or(other::recipient),
                remoteHost.or(other::remoteHost),
                reportingHost.or(other::reportingHost),
                span.or(other::span),
                client.or(other::client));
    }
}
