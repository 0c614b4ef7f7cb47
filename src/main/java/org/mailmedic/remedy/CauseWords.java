package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.text.Texts;

/// The words for a cause: those for the one who said it where that makes a difference, else the common ones. Where
/// nobody refused anything, those of a check of the set-up, which say what would happen.
public final class CauseWords {
    /// Name of the domain that the refusal speaks of, where it is another than the user's: then some words differ.
    public static final String SPOKEN = "spoken";

    private static final String SET_UP = ".setup";
    private static final String OTHER_DOMAIN = ".other";
    private static final String RECIPIENTS = ".recipients";
    /// Of one entry of the phrase book, which names more than its cause.
    private static final String PHRASE = ".phrase.";
    /// Of a refusal that names the block list.
    private static final String LISTED = ".list";

    private CauseWords() {}

    /// Whether the recipient's own server refused. Not if it is the one that the user's provider has for
    /// outgoing mail, though a report names it as the other server: a smart host.
    static boolean isTheirs(Facts facts) {
        return facts.reading()
                .filter(reading -> reading.side() == Reading.Side.RECIPIENTS)
                .filter(reading -> facts.provider().stream()
                        .flatMap(kind -> kind.servers().stream())
                        .noneMatch(server -> server.host()
                                .equalsIgnoreCase(reading.refusal().remoteHost().orElse(""))))
                .isPresent();
    }

    /// A part of what is said of a cause.
    ///
    /// @param part `meaning`, `fix` or `who`
    /// @param reading who refused, and on whose side; empty if nobody did. Relaying denied by the recipient's
    ///     own server is another matter than by one's own
    /// @param names what may stand in the words
    public static String of(
            Texts texts, Cause cause, String part, Optional<Reading> reading, Map<String, String> names) {
        boolean theirs =
                reading.filter(r -> r.side() == Reading.Side.RECIPIENTS).isPresent();
        return of(texts, cause, part, reading, theirs, names);
    }

    /// @param theirs whether it was the recipient's own server that refused
    static String of(
            Texts texts,
            Cause cause,
            String part,
            Optional<Reading> reading,
            boolean theirs,
            Map<String, String> names) {
        String key = "cause." + cause.code() + "." + part;
        List<String> variants = new ArrayList<>();
        if (names.containsKey(SPOKEN)) {
            variants.add(OTHER_DOMAIN);
        }
        if (theirs) {
            variants.add(RECIPIENTS);
        }
        variants.add(reading.map(Reading::saidBy).map(speaker -> "." + speaker).orElse(SET_UP));
        reading.filter(r -> r.cause() == cause)
                .flatMap(Reading::phrase)
                .ifPresent(phrase -> variants.add(PHRASE + phrase));
        if (names.containsKey(ReplyNames.LIST)) {
            variants.add(LISTED);
        }
        return variants.stream()
                .flatMap(variant -> texts.find(key + variant, names).stream())
                .findFirst()
                .orElseGet(() -> texts.get(key, names));
    }

    /// The cause as one sentence.
    ///
    /// @param reading who refused, and on whose side; empty if nothing came back that could be explained
    /// @param checked whether anything was checked at all
    /// @param names what may stand in the words
    public static String answer(
            Texts texts, RankedCause cause, Optional<Reading> reading, boolean checked, Map<String, String> names) {
        if (reading.isPresent()) {
            return of(texts, cause.cause(), "answer", reading, names);
        }
        String key = "cause." + cause.cause().code() + ".answer";
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
