package org.mailmedic.lab;

import java.util.List;
import java.util.Optional;

/// What a [SmtpServer] knows of a conversation so far.
///
/// @param encrypted whether it runs over TLS by now
/// @param helo name that the client gave
/// @param user who signed in
/// @param from envelope sender; empty text for the null sender
/// @param recipients those accepted so far
public record SmtpSession(
        boolean encrypted,
        Optional<String> helo,
        Optional<String> user,
        Optional<String> from,
        List<String> recipients) {
    public SmtpSession {
        recipients = List.copyOf(recipients);
    }
}
