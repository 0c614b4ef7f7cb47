package org.mailmedic.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.reply.MailAddress;

/// What shall be probed. Nothing is sent: it stops after RCPT TO.
///
/// @param from address for MAIL FROM; without it that step and the next are skipped
/// @param to address for RCPT TO; without it that step is skipped
/// @param helo name for EHLO; without it the address literal of this computer, which asks no name server
/// @param patience longest wait at any step
/// @param trust a PEM file of further certificates to trust
/// @param unprotectedPassword whether to sign in even without encryption: only after the user insisted, twice
public record ProbeRequest(
        ServerSettings server,
        Credentials credentials,
        Optional<String> from,
        Optional<String> to,
        Optional<String> helo,
        Duration patience,
        Optional<Path> trust,
        boolean unprotectedPassword) {
    /// The wait that suits most servers; some make strangers wait for their greeting on purpose.
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

    /// Checks what came from outside, so that no line break reaches the wire.
    ///
    /// @throws IllegalArgumentException if an address or the EHLO name is none, or the patience is not positive
    public ProbeRequest {
        from.ifPresent(ProbeRequest::requireAddress);
        to.ifPresent(ProbeRequest::requireAddress);
        if (helo.isPresent() && !isHelo(helo.get())) {
            throw new IllegalArgumentException("not a name for EHLO");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience must be positive");
        }
    }

    /// Asks no sign-in, sender or recipient of this server.
    public static ProbeRequest of(ServerSettings server) {
        return new ProbeRequest(
                server,
                new Credentials.None(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                USUAL_PATIENCE,
                Optional.empty(),
                false);
    }

    /// The same with other credentials.
    public ProbeRequest signingIn(Credentials how) {
        return new ProbeRequest(server, how, from, to, helo, patience, trust, unprotectedPassword);
    }

    /// The same with these addresses.
    public ProbeRequest sending(String sender, String recipient) {
        return new ProbeRequest(
                server,
                credentials,
                Optional.of(sender),
                Optional.of(recipient),
                helo,
                patience,
                trust,
                unprotectedPassword);
    }

    /// The same with another patience.
    public ProbeRequest waiting(Duration atMost) {
        return new ProbeRequest(server, credentials, from, to, helo, atMost, trust, unprotectedPassword);
    }

    /// Only whether another server would do: no sign-in, no addresses.
    public ProbeRequest knockingAt(ServerSettings other, Duration atMost) {
        return new ProbeRequest(
                other, new Credentials.None(), Optional.empty(), Optional.empty(), helo, atMost, trust, false);
    }

    private static void requireAddress(String text) {
        if (MailAddress.parse(text).isEmpty()) {
            throw new IllegalArgumentException("not a mail address");
        }
    }

    /// A host name or an address literal (RFC 5321 section 4.1.2); some servers take underscores, so we let
    /// them try.
    private static boolean isHelo(String name) {
        return !name.isEmpty()
                && name.length() <= 255
                && name.chars().allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "-._:[]".indexOf(c) >= 0);
    }
}
