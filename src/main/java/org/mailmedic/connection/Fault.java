package org.mailmedic.connection;

/// Why a conversation with a mail server ended early. Each has words `fault.*` and leads to a finding `smtp.*`.
public enum Fault {
    HOST_UNRESOLVED,
    /// No name server answered: whether the name exists could not be found out.
    RESOLVER_SILENT,
    /// The server, or a firewall in its name, turns this port away.
    REFUSED,
    /// No way leads there from this computer.
    UNREACHABLE,
    /// Silence: a port that something on the way blocks, or a dead server.
    PORT_BLOCKED,
    /// The server greets with a refusal (RFC 5321 section 3.1: 554).
    GREETING,
    /// A temporary refusal (4yz) at any step but the sign-in: greeting, EHLO, sender, recipient,
    /// message.
    NOT_NOW,
    /// It takes neither EHLO nor HELO from us.
    HELLO_REFUSED,
    /// Connected, but no complete answer came in time.
    SILENT,
    /// The other side ended the connection in good order, but without an answer.
    CLOSED,
    /// The connection was torn down (TCP reset), by the server or by something on the way.
    RESET,
    /// It talks without end: lines or replies beyond any sense.
    FLOOD,
    /// It spoke SMTP, and then answered with something that is no answer there.
    GARBLED,
    /// The server does not offer STARTTLS.
    NO_STARTTLS,
    /// Something on the way overwrote the offer of STARTTLS.
    STARTTLS_STRIPPED,
    /// STARTTLS is offered, but refused when asked for.
    STARTTLS_REFUSED,
    /// A password was to go over an unencrypted connection: we did not send it.
    NOT_ENCRYPTED,
    TLS_FAILED,
    /// The server knows only TLS 1.0 or 1.1, which RFC 8996 withdrew.
    TLS_OLD,
    CERT_EXPIRED,
    /// Its time has not begun; more often the clock of this computer is wrong.
    CERT_NOT_YET,
    CERT_NAME,
    CERT_UNTRUSTED,
    /// The server left out a certificate between its own and the authority (RFC 8446 section 4.4.2).
    CERT_CHAIN,
    CERT_SELF_SIGNED,
    NO_AUTH,
    AUTH_FAILED,
    /// The server cannot check sign-ins just now.
    AUTH_LATER,
    AUTH_METHOD,
    /// The token to sign in with has run out, and only the user can get another. No sign-in was tried.
    TOKEN_OVER,
    /// Sender or recipient were refused because nobody signed in (RFC 4954 section 6: 530).
    SIGN_IN_FIRST,
    /// The server wants encryption before it goes on (RFC 3207 section 4: 530).
    ENCRYPT_FIRST,
    /// The address has letters that the server cannot carry (no SMTPUTF8, RFC 6531).
    NO_SMTPUTF8,
    SENDER_REFUSED,
    RECIPIENT_REFUSED,
    /// The message itself was refused, at DATA or after it.
    MESSAGE_REFUSED,
    /// Something other than SMTP answered.
    WRONG_PROTOCOL,
    /// The port wants TLS from the first byte.
    TLS_EXPECTED,
    /// TLS was expected, but the port speaks plainly.
    PLAIN_EXPECTED,
    CANCELLED;

    /// What the failure was about.
    public enum Concern {
        /// The host, the port or the encryption: another door may help.
        DOOR,
        /// Who signs in, sends or receives: another door helps only if this was the wrong house.
        PERSON,
        /// The moment: a busy server may have another door, one that puts off an address says so at each.
        MOMENT,
        /// This side: no door helps.
        OURSELVES
    }

    /// What the failure was about.
    public Concern concern() {
        return switch (this) {
            case AUTH_FAILED,
                    AUTH_LATER,
                    AUTH_METHOD,
                    SIGN_IN_FIRST,
                    NO_SMTPUTF8,
                    SENDER_REFUSED,
                    RECIPIENT_REFUSED,
                    MESSAGE_REFUSED -> Concern.PERSON;
            case NOT_NOW -> Concern.MOMENT;
            case TOKEN_OVER, CANCELLED -> Concern.OURSELVES;
            default -> Concern.DOOR;
        };
    }
}
