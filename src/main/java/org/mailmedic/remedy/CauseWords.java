package org.mailmedic.remedy;

import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.text.Texts;

/// The words for a cause: those for the one who said it where that makes a difference, else the common ones. Where
/// nobody refused anything, those of a check of the set-up, which say what would happen.
public final class CauseWords {
    private static final String SET_UP = ".setup";

    private CauseWords() {}

    /// A part of what is said of a cause.
    ///
    /// @param part `meaning`, `fix` or `who`
    /// @param speaker id of who refused; empty if nobody did
    /// @param names what may stand in the words
    public static String of(Texts texts, Cause cause, String part, String speaker, Map<String, String> names) {
        String key = "cause." + cause.code() + "." + part;
        return texts.find(speaker.isEmpty() ? key + SET_UP : key + "." + speaker, names)
                .orElseGet(() -> texts.get(key, names));
    }

    /// The cause as one sentence.
    ///
    /// @param refused whether a reply refused anything: without one nothing came back that could be explained
    /// @param checked whether anything was checked at all
    /// @param names what may stand in the words
    public static String answer(
            Texts texts, RankedCause cause, boolean refused, boolean checked, Map<String, String> names) {
        String key = "cause." + cause.cause().code() + ".answer";
        if (refused) {
            return texts.get(key, names);
        }
        Optional<String> clean =
                checked && cause.evidence().isEmpty() ? texts.find(key + ".clean", names) : Optional.empty();
        return clean.or(() -> texts.find(key + SET_UP, names)).orElseGet(() -> texts.get(key, names));
    }

    /// The cause in a few words. What a check of the set-up found is named by its subject: nothing has failed yet.
    public static String title(Texts texts, Cause cause, boolean refused) {
        String key = "cause." + cause.code();
        Optional<String> noun = refused ? Optional.empty() : texts.find(key + ".noun", Map.of());
        return noun.orElseGet(() -> texts.get(key + ".title"));
    }
}
