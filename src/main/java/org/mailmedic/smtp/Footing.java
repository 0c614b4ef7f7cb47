package org.mailmedic.smtp;

import java.util.Optional;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Fault;
import org.mailmedic.reply.SmtpReply;

/// What a rung that holds showed.
record Footing(Optional<SmtpReply> reply, String detail) {
    /// Something seen, without a reply.
    static Footing seen(String detail) {
        return new Footing(Optional.empty(), detail);
    }

    /// A reply.
    ///
    /// @throws ConnectionException if it is a bad one
    static Footing on(SmtpReply reply, boolean good, Fault otherwise) throws ConnectionException {
        if (!good) {
            throw new ConnectionException(reply.isTemporary() ? Fault.NOT_NOW : otherwise, reply, "");
        }
        return new Footing(Optional.of(reply), "");
    }
}
