package org.mailmedic.smtp;

import java.util.Optional;
import org.mailmedic.reply.SmtpReply;

/// What a rung that holds showed.
record Footing(Optional<SmtpReply> reply, String detail) {
    /// Something seen, without a reply.
    static Footing seen(String detail) {
        return new Footing(Optional.empty(), detail);
    }

    /// A reply.
    ///
    /// @throws Fell if it is a bad one
    static Footing on(SmtpReply reply, boolean good, Climb.Fault otherwise) throws Fell {
        if (!good) {
            throw new Fell(reply.isTemporary() ? Climb.Fault.NOT_NOW : otherwise, reply, "");
        }
        return new Footing(Optional.of(reply), "");
    }
}
