package org.mailmedic.reply;

/// Something about a bounce that changes what it means for the reader.
public enum Circumstance {
    /// A machine answers for its owner (RFC 3834): the mail arrived.
    AUTO_REPLY,
    /// A warning only: the server goes on trying.
    DELAYED,
    /// The mail was passed on: the address that refused is not the one that it was sent to.
    FORWARDED,
    /// The message that came back bears no sign of its sender's domain but the name: did the user send it
    /// at all?
    PERHAPS_NOT_YOURS,
    /// A line of the log of the server that refused: whoever has it runs that server.
    OWN_LOG,
    /// Said while the mail was handed in, by the user's own outgoing server: it never left.
    HANDED_IN
}
