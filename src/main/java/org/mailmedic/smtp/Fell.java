package org.mailmedic.smtp;

import java.io.IOException;
import java.util.Optional;
import org.mailmedic.reply.SmtpReply;

/// The end of a climb, with its settled reason. An [IOException], so that it passes through the streams of the
/// library.
final class Fell extends IOException {
    private static final long serialVersionUID = 1;

    private final Climb.Fault fault;
    private final transient Optional<SmtpReply> reply;

    Fell(Climb.Fault fault, String detail) {
        super(detail);
        this.fault = fault;
        this.reply = Optional.empty();
    }

    Fell(Climb.Fault fault, SmtpReply reply, String detail) {
        super(detail);
        this.fault = fault;
        this.reply = Optional.of(reply);
    }

    Climb.Fault fault() {
        return fault;
    }

    Optional<SmtpReply> reply() {
        return reply;
    }

    /// Bare facts.
    String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
