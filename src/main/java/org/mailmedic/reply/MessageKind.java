package org.mailmedic.reply;

/// What a message is. Told before any refusal is looked for in it: only a message that came back can hold one.
enum MessageKind {
    /// A bounce, or a notice that the mail is late.
    RETURNED,
    /// A machine answers for its owner (RFC 3834).
    AUTO_REPLY,
    /// A complaint of a reader, handed on by their provider (RFC 5965).
    COMPLAINT,
    /// What became of the mail after it arrived: read, deleted (RFC 8098).
    RECEIPT,
    /// An aggregate report about a domain's mail (RFC 9990).
    DMARC_REPORT,
    /// A report about encrypted connections (RFC 8460).
    TLS_REPORT,
    /// Anything else that people and machines write to each other.
    ORDINARY
}
