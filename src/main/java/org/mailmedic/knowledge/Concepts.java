package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmedic.reply.Refusal;
import tools.jackson.databind.JsonNode;

/// Reads wordings that no phrase knows, by what they speak about: `knowledge/concepts.json` lists the
/// words for each concept and rules for what it tells when concepts meet, each with a weight. The weights
/// for a cause are added; all of it can be retraced (decision 0103).
///
/// Every word of the text is looked up once, and each term that begins with it is compared once: linear
/// in the text. Immutable.
final class Concepts {
    private static final int KEY = 3;
    /// So much speaks for "not recognised" before a word is read.
    private static final double DOUBT = 0.85;
    /// And so much where there is no code at all: any letter speaks of mail, domains and links.
    private static final double DOUBT_WITHOUT_CODE = 4.5;
    /// A sentence or two are a program's complaint more often than a letter.
    private static final double DOUBT_OF_A_SENTENCE = 3.9;

    private static final int SENTENCE = 240;

    /// From this weight on, a cause is named by the words: that mail was refused "by policy" then adds
    /// little.
    private static final double NAMED = 1.8;

    private static final double POLICY_BESIDE_A_NAMED_CAUSE = 0.5;

    private static final double WORTH_NAMING = 0.06;
    private static final int MOST_CANDIDATES = 4;

    private final Map<String, List<Entry>> byKey = new HashMap<>();
    private final List<ConceptRule> rules;

    private Concepts(List<Concept> concepts, List<ConceptRule> rules) {
        this.rules = List.copyOf(rules);
        for (Concept concept : concepts) {
            for (ConceptTerm term : concept.terms()) {
                byKey.computeIfAbsent(key(term.key()), _ -> new ArrayList<>()).add(new Entry(concept, term));
            }
        }
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if a rule names a concept or cause that does not exist
    static Concepts load() {
        return load(SourcedFile.open(Concepts.class, "concepts.json"));
    }

    static Concepts load(SourcedFile file) {
        List<Concept> concepts = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "concepts")) {
            file.list(node, "words");
            concepts.add(new Concept(
                    file.text(node, "id"),
                    file.boolIfAny(node, "negatable").orElse(false),
                    file.each(node, "words", ConceptTerm::new),
                    file.factSureUnlessSaid(node)));
        }
        List<ConceptRule> rules = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "rules")) {
            rules.add(new ConceptRule(
                    file.text(node, "id"),
                    file.known(node, "cause", Cause::ofCode),
                    file.decimal(node, "weight"),
                    file.strings(node, "when"),
                    file.stringsIfAny(node, "unless")));
        }
        file.allRead();
        return new Concepts(concepts, rules);
    }

    /// What the concepts say of a refusal.
    ///
    /// @param plain its words in the form of [PlainWords]
    /// @param prior what a phrase of common words already says, as weights for causes
    Judgement judge(Refusal refusal, String plain, Map<Cause, Double> prior) {
        Map<String, int[]> there = new LinkedHashMap<>();
        ReplyTraits.of(refusal).forEach(sign -> there.put(sign, new int[0]));
        find(new WordList(plain), there);
        Map<Cause, Double> scores = new EnumMap<>(Cause.class);
        scores.putAll(prior);
        scores.merge(Cause.UNKNOWN, doubt(refusal, plain), Double::sum);
        List<ConceptRule> applied =
                rules.stream().filter(rule -> rule.applies(there.keySet())).toList();
        applied.forEach(rule -> scores.merge(rule.cause(), rule.weight(), Double::sum));
        boolean named = scores.entrySet().stream()
                .anyMatch(e ->
                        e.getKey() != Cause.POLICY_UNSPECIFIED && e.getKey() != Cause.UNKNOWN && e.getValue() >= NAMED);
        if (named) {
            scores.computeIfPresent(Cause.POLICY_UNSPECIFIED, (_, weight) -> weight * POLICY_BESIDE_A_NAMED_CAUSE);
        }
        return judgement(scores, applied, there);
    }

    private static double doubt(Refusal refusal, String plain) {
        if (refusal.reply().code() != 0 || refusal.reply().enhanced().isPresent()) {
            return DOUBT;
        }
        return plain.length() <= SENTENCE ? DOUBT_OF_A_SENTENCE : DOUBT_WITHOUT_CODE;
    }

    List<ConceptRule> rules() {
        return rules;
    }

    Set<Concept> all() {
        return byKey.values().stream()
                .flatMap(List::stream)
                .map(Entry::concept)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void find(WordList words, Map<String, int[]> there) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.word(at);
            for (int length = 1; length <= Math.min(KEY, word.length()); length++) {
                for (Entry entry : byKey.getOrDefault(word.substring(0, length), List.of())) {
                    boolean fits = entry.term().fits(words, at);
                    if (fits && !(entry.concept().deniable() && words.isDenied(at))) {
                        there.putIfAbsent(
                                entry.concept().id(),
                                words.place(at, entry.term().length()));
                    }
                }
            }
        }
    }

    /// The scores as shares of one, as if each were the logarithm of odds.
    private static Judgement judgement(Map<Cause, Double> scores, List<ConceptRule> applied, Map<String, int[]> there) {
        double sum = scores.values().stream().mapToDouble(Math::exp).sum();
        List<Share> shares = scores.entrySet().stream()
                .map(e -> new Share(e.getKey(), Math.exp(e.getValue()) / sum))
                .sorted(Comparator.comparingDouble(Share::share).reversed())
                .toList();
        Cause best = shares.getFirst().cause();
        List<ConceptRule> deciding = applied.stream()
                .filter(rule -> rule.cause() == best && rule.weight() > 0)
                .sorted(Comparator.comparingDouble(ConceptRule::weight).reversed())
                .toList();
        List<int[]> places = deciding.stream()
                .flatMap(rule -> rule.when().stream())
                .distinct()
                .map(there::get)
                .filter(place -> place.length == 2)
                .sorted(Comparator.comparingInt(place -> place[0]))
                .toList();
        return new Judgement(
                best,
                shares.getFirst().share(),
                shares.stream()
                        .skip(1)
                        .filter(s -> s.cause() != Cause.UNKNOWN && s.share() >= WORTH_NAMING)
                        .limit(MOST_CANDIDATES)
                        .map(Share::cause)
                        .toList(),
                deciding.stream().findFirst().map(ConceptRule::id),
                places);
    }

    private static String key(String letters) {
        return letters.substring(0, Math.min(KEY, letters.length()));
    }

    /// What was concluded.
    ///
    /// @param cause the best cause, unknown if nothing speaks loudly enough
    /// @param share its share of all that was weighed, 0 to 1
    /// @param candidates other causes worth naming, likeliest first
    /// @param rule the weightiest rule for the best cause, where there is one
    /// @param places where the words that decided stand in the plain form
    record Judgement(Cause cause, double share, List<Cause> candidates, Optional<String> rule, List<int[]> places) {}

    private record Share(Cause cause, double share) {}

    private record Entry(Concept concept, ConceptTerm term) {}
}
