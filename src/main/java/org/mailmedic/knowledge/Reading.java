package org.mailmedic.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.reply.Refusal;

/// What a refusal means, as the phrase book reads it.
///
/// @param refusal what was read
/// @param saidBy id of the speaker (`google`, `microsoft365`, `outlook.com`, `yahoo`, `postfix`, ...),
///     `generic` if
/// unknown
/// @param side whose server spoke, as far as the text tells
/// @param cause the best cause
/// @param confidence 0 to 1; near 1 only for the specific words of a known speaker
/// @param others causes that the words also allow, likeliest first
/// @param permanent whether trying again cannot help; the words beat the code here (known liars exist)
/// @param phrase id of the entry in the phrase book that decided, where one did
/// @param decisive the words that decided, as they stand in the reply's text; empty if none
public record Reading(
        Refusal refusal,
        String saidBy,
        Side side,
        Cause cause,
        double confidence,
        List<Cause> others,
        boolean permanent,
        Optional<String> phrase,
        List<String> decisive) {
    public Reading {
        others = List.copyOf(others);
        decisive = List.copyOf(decisive);
    }

    /// The same refusal, of mail that was passed on: what it names stays possible.
    ///
    /// @param sureness how sure that is, 0 to 1
    public Reading passedOn(double sureness) {
        List<Cause> also = Stream.concat(Stream.of(cause), others.stream())
                .filter(c -> c != Cause.FORWARDING)
                .toList();
        return new Reading(
                refusal,
                saidBy,
                side,
                Cause.FORWARDING,
                Math.min(confidence, sureness),
                also,
                permanent,
                phrase,
                decisive);
    }

    /// The same refusal, where the domain that was not found is the recipient's.
    Reading ofTheRecipientsDomain() {
        return new Reading(
                refusal,
                saidBy,
                side,
                Cause.RECIPIENT_UNKNOWN,
                confidence,
                List.of(cause),
                permanent,
                phrase,
                decisive);
    }

    /// The same refusal, said by a server that its reader runs.
    Reading fromOwnLog() {
        return new Reading(
                refusal, Speakers.OWN_LOG, Side.YOURS, cause, confidence, others, permanent, phrase, decisive);
    }

    /// Whose server refused.
    public enum Side {
        /// The server that the user hands mail to.
        YOURS,
        /// A filter or forwarder between the two.
        BETWEEN,
        RECIPIENTS,
        UNKNOWN
    }
}
