package org.mailmedic.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the ladder shall climb. Nothing is sent: it stops after RCPT TO.
///
/// @param from address for MAIL FROM; without it that rung is skipped
/// @param to address for RCPT TO; without it that rung is skipped
/// @param helo name for EHLO; without it this computer's
/// @param patience longest wait at any rung
/// @param trust a PEM file of further certificates to trust
public record ProbeRequest(
        ServerSettings server,
        Credentials credentials,
        Optional<String> from,
        Optional<String> to,
        Optional<String> helo,
        Duration patience,
        Optional<Path> trust) {}
