package org.mailmedic.smtp;

import java.util.Optional;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Fault;
import org.mailmedic.reply.SmtpReply;

/// What a step that holds showed.
record StepResult(Optional<SmtpReply> reply, String detail) {
    /// Something seen, without a reply.
    static StepResult seen(String detail) {
        return new StepResult(Optional.empty(), detail);
    }

    /// A reply.
    ///
    /// @throws ConnectionException if it is a bad one
    static StepResult on(SmtpReply reply, boolean good, Fault otherwise) throws ConnectionException {
        if (!good) {
            throw new ConnectionException(reply.isTemporary() ? Fault.NOT_NOW : otherwise, reply, "");
        }
        return new StepResult(Optional.of(reply), "");
    }
}
