package org.mailmedic.reply;

/// What a line begins and the next one holds.
final class CarriedOver {
    /// What the next line holds.
    Next next = Next.NOTHING;

    /// How many lines more it may take.
    int patience;

    /// How far in the line that began it stood.
    int indent;

    enum Next {
        NOTHING,
        /// An answer in base64, to a question that is known.
        ANSWER,
        /// Perhaps an answer in base64.
        PERHAPS_ANSWER,
        /// The rest of a value that was broken.
        REST,
        /// A string in quotes.
        QUOTED,
        /// Lines that are further in.
        BLOCK,
        /// `value: ...` behind `name: MAIL_PASSWORD`.
        VALUE,
        /// An answer to "Password:".
        TYPED
    }
}
