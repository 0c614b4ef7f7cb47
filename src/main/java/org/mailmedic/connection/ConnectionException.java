package org.mailmedic.connection;

import java.io.IOException;
import java.util.Optional;
import org.mailmedic.reply.SmtpReply;

/// The end of a probe, with its settled reason. An [IOException], so that it passes through the streams of the
/// library.
public final class ConnectionException extends IOException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final transient Optional<SmtpReply> reply;

    public ConnectionException(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
        this.reply = Optional.empty();
    }

    public ConnectionException(Fault fault, SmtpReply reply, String detail) {
        super(detail);
        this.fault = fault;
        this.reply = Optional.of(reply);
    }

    public Fault fault() {
        return fault;
    }

    public Optional<SmtpReply> reply() {
        return reply;
    }

    /// Bare facts.
    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
