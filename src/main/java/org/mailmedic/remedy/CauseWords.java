package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.text.Texts;

/// The words for a cause: those for the one who said it where that makes a difference, else the common ones. Where
/// nobody refused anything, those of a check of the set-up, which say what would happen.
final class CauseWords {
    /// Name of the domain that the refusal speaks of, where it is another than the user's: then some words differ.
    static final String SPOKEN = "spoken";

    /// Name of the block list that the reply names; where there is one, some words name it.
    static final String LIST = "list";

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

    /// A part of what is said of a cause, in the words that fit this refusal best.
    ///
    /// @param part `answer`, `meaning`, `fix` or `who`
    /// @param names what may stand in the words
    static String of(Texts texts, Cause cause, String part, Facts facts, Map<String, String> names) {
        String key = "cause." + cause.code() + "." + part;
        Optional<Reading> reading = facts.reading();
        List<String> variants = new ArrayList<>();
        if (names.containsKey(SPOKEN)) {
            variants.add(OTHER_DOMAIN);
        }
        String saidBy = reading.map(r -> "." + r.saidBy()).orElse(SET_UP);
        if (reading.filter(r -> r.saidBy().equals(Speakers.OWN_LOG)).isPresent()) {
            variants.add(saidBy);
        }
        if (names.containsKey(LIST)) {
            variants.add(LISTED);
        }
        if (isTheirs(facts)) {
            // Relaying denied there is another matter than by one's own server.
            variants.add(RECIPIENTS);
        }
        variants.add(saidBy);
        reading.filter(r -> r.cause() == cause)
                .flatMap(Reading::phrase)
                .ifPresent(phrase -> variants.add(PHRASE + phrase));
        return variants.stream()
                .flatMap(variant -> texts.find(key + variant, names).stream())
                .findFirst()
                .orElseGet(() -> texts.get(key, names));
    }

    /// The cause as one sentence, where nobody refused anything.
    ///
    /// @param clean whether something was checked, and nothing found
    static String answerOfSetUp(Texts texts, Cause cause, boolean clean, Map<String, String> names) {
        String key = "cause." + cause.code() + ".answer";
        return (clean ? texts.find(key + ".clean", names) : Optional.<String>empty())
                .or(() -> texts.find(key + SET_UP, names))
                .orElseGet(() -> texts.get(key, names));
    }

    /// The cause in a few words. What a check of the set-up found is named by its subject: nothing has failed yet.
    static String title(Texts texts, Cause cause, boolean refused) {
        String key = "cause." + cause.code();
        Optional<String> noun = refused ? Optional.empty() : texts.find(key + ".noun", Map.of());
        return noun.orElseGet(() -> texts.get(key + ".title"));
    }
}
