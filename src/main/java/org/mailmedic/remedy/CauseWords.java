package org.mailmedic.remedy;

import java.util.Map;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.text.Texts;

/// The words for a cause: those for the one who said it where that makes a difference, else the common ones.
public final class CauseWords {
    private CauseWords() {}

    /// A part of what is said of a cause.
    ///
    /// @param part `meaning`, `fix` or `who`
    /// @param speaker id of who refused; empty if nobody did
    /// @param names what may stand in the words
    public static String of(Texts texts, Cause cause, String part, String speaker, Map<String, String> names) {
        String key = "cause." + cause.code() + "." + part;
        return texts.find(key + "." + speaker, names).orElseGet(() -> texts.get(key, names));
    }
}
