package org.mailmedic.remedy;

import java.util.Map;
import java.util.Optional;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.text.Texts;

/// The words for a cause: those for the one who said it where that makes a difference, else the common ones.
public final class CauseWords {
    private CauseWords() {}

    /// A part of what is said of a cause.
    ///
    /// @param part `meaning`, `fix` or `who`
    /// @param reading who refused, and on whose side; empty if nobody did. Relaying denied by the recipient's
    ///     own server is another matter than by one's own
    /// @param names what may stand in the words
    public static String of(Texts texts, Cause cause, String part, Optional<Reading> reading, Map<String, String> names) {
        String key = "cause." + cause.code() + "." + part;
        return reading.filter(r -> r.side() == Reading.Side.RECIPIENTS)
                .flatMap(_ -> texts.find(key + ".recipients", names))
                .or(() -> texts.find(key + "." + reading.map(Reading::saidBy).orElse(""), names))
                .orElseGet(() -> texts.get(key, names));
    }
}
