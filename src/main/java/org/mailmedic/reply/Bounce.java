package org.mailmedic.reply;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was read from the text or file that the user gave.
///
/// @param shape which kind of text it was
/// @param refusals distinct refusals, the most telling first, so many as a person reads; empty when none was recognised
/// @param original what it shows of the message that came back
/// @param circumstances what else changes its meaning
/// @param total how many distinct refusals the text holds, those included that are not shown
/// @param returnedTo whom the bounce was returned to: the address that the mail was sent from
/// @param secret whether the text holds something that looks like a secret, which is hidden ([SecretsInText])
public record Bounce(
        Shape shape,
        List<Refusal> refusals,
        Original original,
        Set<Circumstance> circumstances,
        int total,
        Optional<String> returnedTo,
        boolean secret) {
    /// Nothing was given.
    public static final Bounce EMPTY = new Bounce(Shape.EMPTY, List.of(), Original.NONE);

    public Bounce {
        refusals = List.copyOf(refusals);
        circumstances = Set.copyOf(circumstances);
    }

    /// A bounce without a secret.
    public Bounce(Shape shape, List<Refusal> refusals, Original original, Set<Circumstance> circumstances, int total) {
        this(shape, refusals, original, circumstances, total, Optional.empty(), false);
    }

    /// A bounce that shows all its refusals.
    public Bounce(Shape shape, List<Refusal> refusals, Original original, Set<Circumstance> circumstances) {
        this(shape, refusals, original, circumstances, refusals.size());
    }

    /// A bounce without special circumstances.
    public Bounce(Shape shape, List<Refusal> refusals, Original original) {
        this(shape, refusals, original, Set.of());
    }

    /// The same, read from a text in which a secret is hidden, or is not.
    Bounce withSecret(boolean hidden) {
        return new Bounce(shape, refusals, original, circumstances, total, returnedTo, hidden);
    }

    /// The same, returned to this address.
    Bounce returnedTo(Optional<String> address) {
        return new Bounce(shape, refusals, original, circumstances, total, address, secret);
    }

    /// The address that the mail was sent from, as far as the bounce shows it: of the message that came back, else
    /// of whom the bounce was returned to.
    public Optional<String> sender() {
        return original.from().or(original::returnPath).or(() -> returnedTo);
    }

    /// The kind of text.
    public enum Shape {
        EMPTY,
        /// A bare reply, one line or several.
        REPLY,
        /// Lines of a server's log or a program's error box.
        LOG,
        /// A message with a report part (RFC 3464).
        REPORT,
        /// A bounce in words only.
        PROSE,
        /// A message that came back from nowhere: people's own mail, a newsletter.
        ORDINARY,
        /// An automatic reply (RFC 3834): the mail arrived.
        AUTO_REPLY,
        /// A reader's complaint (RFC 5965).
        COMPLAINT,
        /// A receipt: what became of the mail after it arrived (RFC 8098).
        RECEIPT,
        /// A report about who sends in a domain's name (RFC 9990).
        DMARC_REPORT,
        /// A report about encrypted connections (RFC 8460).
        TLS_REPORT,
        /// A service's event of mail that was taken: delivered, opened.
        EVENT,
        /// Not text that a person can read.
        BINARY,
        /// A message in Outlook's own file format, to be saved as `.eml` first.
        OUTLOOK_MSG,
        /// More than the reader takes (5 MB).
        TOO_LARGE
    }
}
