package org.mailmedic.diagnosis.cause;

import static org.mailmedic.diagnosis.cause.RankingWeight.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailmedic.diagnosis.cause.Evidence.Source;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Speakers;

/// From facts to ranked causes.
///
/// The words of the bounce come first: a known speaker who names the cause is believed. Findings confirm
/// it, contradict it, or fill it in where the words are vague. Without a bounce the findings stand alone:
/// the worst of them leads to the refusal that it would bring. Works with any part of the facts.
public class Diagnostician {
    /// Name of the server that said something, among the arguments of evidence: where its owner is not known, it is
    /// called by it rather than by its program.
    public static final String SERVER = "server";

    private static final Speakers SPEAKERS = Speakers.standard();

    /// How many causes are shown: more than these nobody reads.
    private static final int MOST = 5;
    private static final Set<Cause> VAGUE = EnumSet.of(Cause.POLICY_UNSPECIFIED, Cause.UNKNOWN);

    private final Catalogue catalogue;
    private final Severities severities;
    private final RankingWeights weights;

    public Diagnostician(Catalogue catalogue, Severities severities) {
        this(catalogue, severities, RankingWeights.load());
    }

    Diagnostician(Catalogue catalogue, Severities severities, RankingWeights weights) {
        this.catalogue = catalogue;
        this.severities = severities;
        this.weights = weights;
    }

    /// The causes, best first, and what is disproved, not the user's to mend, or not asked.
    public Diagnosis diagnose(Facts facts) {
        MailRoute mailRoute = MailRoute.of(facts, catalogue);
        var counterEvidence = new CounterEvidence(facts, mailRoute, severities, weights);
        BounceClaims bounceClaims = BounceClaims.of(facts);
        Map<Cause, Double> scores = new EnumMap<>(Cause.class);
        scoreReadings(facts, scores);
        scoreFindings(facts, mailRoute, scores);
        scoreClaims(facts, bounceClaims, scores);
        object(facts, counterEvidence, bounceClaims, scores);
        stepBack(scores);

        List<RankedCause> causes = new ArrayList<>();
        scores.entrySet().stream()
                .filter(s -> s.getValue() >= weights.of(LEAST_MENTIONED) || isReading(facts, s.getKey()))
                .sorted(Map.Entry.<Cause, Double>comparingByValue().reversed())
                .limit(MOST)
                .forEach(s -> causes.add(new RankedCause(
                        s.getKey(), s.getValue(), evidence(s.getKey(), facts, counterEvidence, bounceClaims), false)));
        if (causes.isEmpty()) {
            causes.add(new RankedCause(Cause.UNKNOWN, 0, everyFinding(facts), false));
        }
        var unlikely = new Unlikely(facts, counterEvidence, severities, causes);
        return new Diagnosis(causes, unlikely.disproved(), unlikely.notYours(), unlikely.notChecked());
    }

    private static boolean isReading(Facts facts, Cause cause) {
        return facts.reading().map(r -> r.cause() == cause).orElse(false);
    }

    private void scoreReadings(Facts facts, Map<Cause, Double> scores) {
        double trust = 1;
        for (Reading reading : facts.readings()) {
            add(scores, reading.cause(), reading.confidence() * trust);
            double share = weights.of(OTHER_WORDS)
                    * trust
                    * reading.confidence()
                    * (1 - weights.of(SURE_WORDS) * reading.confidence());
            for (Cause other : reading.others()) {
                add(scores, other, share);
                share *= weights.of(FURTHER_WORDS);
            }
            trust *= weights.of(NEXT_REFUSAL);
        }
    }

    /// Findings of one area never add up among themselves: three faults of one SPF record are one broken
    /// record.
    private void scoreFindings(Facts facts, MailRoute mailRoute, Map<Cause, Double> scores) {
        Map<Cause, Map<String, Double>> byArea = new EnumMap<>(Cause.class);
        Set<FindingCode> found = EnumSet.noneOf(FindingCode.class);
        facts.connection().forEach(f -> found.add(f.code()));
        facts.dns().forEach(f -> found.add(f.code()));
        for (CauseRules.Rule rule : CauseRules.TABLE) {
            if (found.contains(rule.finding())) {
                suspect(byArea, facts, mailRoute, rule.cause(), areaOf(rule.finding()), weight(rule, facts));
            }
        }
        for (CauseRules.Pair pair : CauseRules.PAIRS) {
            if (pair.one().stream().anyMatch(found::contains)
                    && pair.other().stream().anyMatch(found::contains)) {
                suspect(byArea, facts, mailRoute, pair.cause(), "spf", pair.weight());
            }
        }
        byArea.forEach((cause, areas) -> areas.values().forEach(weight -> add(scores, cause, weight)));
    }

    private double weight(CauseRules.Rule rule, Facts facts) {
        return facts.couldNotAsk() && CauseRules.ABSENCE.contains(rule.finding())
                ? Math.min(rule.weight(), weights.of(ABSENCE))
                : rule.weight();
    }

    private void suspect(
            Map<Cause, Map<String, Double>> byArea,
            Facts facts,
            MailRoute mailRoute,
            Cause cause,
            String area,
            double weight) {
        if (!mailRoute.allows(cause) && !isReading(facts, cause)) {
            return;
        }
        byArea.computeIfAbsent(cause, _ -> new TreeMap<>())
                .merge(area, weight * room(facts, cause, area.equals("smtp")), Math::max);
    }

    /// How much room the bounce leaves for a finding: all of it without a bounce or with a vague one,
    /// little where clear words name another cause, or where the finding lies at the other end of the way.
    private double room(Facts facts, Cause cause, boolean connection) {
        Optional<Reading> best = facts.reading();
        if (best.isEmpty()) {
            return 1;
        }
        Reading reading = best.get();
        if (reading.cause() == cause) {
            return weights.of(ROOM_FOR_THE_SAME);
        }
        double room = VAGUE.contains(reading.cause())
                ? 1
                : Math.max(
                        1 - reading.confidence(),
                        weights.of(reading.others().contains(cause) ? ROOM_FOR_THE_ALLOWED : LEAST_ROOM));
        boolean elsewhere =
                connection ? reading.side() == Reading.Side.RECIPIENTS : reading.side() == Reading.Side.YOURS;
        return elsewhere ? room * weights.of(ROOM_ELSEWHERE) : room;
    }

    /// What the bounce says and we see with our own eyes is surer than what it says alone. Where a finding
    /// says the same, it has counted already.
    private void scoreClaims(Facts facts, BounceClaims bounceClaims, Map<Cause, Double> scores) {
        facts.reading().map(Reading::cause).filter(bounceClaims::isStill).ifPresent(cause -> {
            boolean found = facts.dns().stream().anyMatch(f -> CauseRules.speaksFor(f.code(), cause));
            if (!found) {
                add(scores, cause, weights.of(CLAIM_SEEN));
            }
        });
    }

    private void object(
            Facts facts, CounterEvidence counterEvidence, BounceClaims bounceClaims, Map<Cause, Double> scores) {
        Set<Cause> doubted = EnumSet.noneOf(Cause.class);
        doubted.addAll(counterEvidence.causes());
        facts.reading().map(Reading::cause).ifPresent(cause -> {
            if (bounceClaims.isMended(cause)) {
                doubted.add(cause);
            } else if (bounceClaims.isStill(cause)) {
                // The record may look tidy and this very mail fail all the same.
                doubted.remove(cause);
            }
        });
        for (Cause cause : doubted) {
            boolean said = isReading(facts, cause)
                    || facts.reading().map(r -> r.others().contains(cause)).orElse(false);
            scores.computeIfPresent(cause, (_, score) -> score * weights.of(said ? DOUBTED_WORDS : DOUBTED_SUSPICION));
        }
    }

    private void stepBack(Map<Cause, Double> scores) {
        double clearest = scores.entrySet().stream()
                .filter(s -> !VAGUE.contains(s.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        for (Cause vague : VAGUE) {
            scores.computeIfPresent(
                    vague,
                    (_, score) -> clearest >= Math.max(weights.of(VAGUE_FOUND), weights.of(VAGUE_NEAR) * score)
                            ? Math.min(score, weights.of(VAGUE_BEHIND) * clearest)
                            : score);
        }
    }

    private static void add(Map<Cause, Double> scores, Cause cause, double weight) {
        scores.merge(cause, weight, (a, b) -> 1 - (1 - a) * (1 - b));
    }

    private List<Evidence> evidence(
            Cause cause, Facts facts, CounterEvidence counterEvidence, BounceClaims bounceClaims) {
        List<Evidence> reasons = new ArrayList<>();
        for (Reading reading : facts.readings()) {
            if (reading.cause() == cause || reading.others().contains(cause)) {
                reasons.add(said(reading));
                break;
            }
        }
        if (cause == Cause.FORWARDING) {
            reasons.addAll(Forwarding.evidence(facts));
        }
        List<Evidence> claimed = bounceClaims.about(cause);
        reasons.addAll(claimed);
        List<Evidence> seen = new ArrayList<>();
        facts.connection().stream()
                .filter(f -> CauseRules.speaksFor(f.code(), cause))
                .sorted(worstFirst())
                .forEach(f -> seen.add(finding(f, Source.CONNECTION)));
        facts.dns().stream()
                .filter(f -> CauseRules.speaksFor(f.code(), cause))
                .sorted(worstFirst())
                .forEach(f -> seen.add(finding(f, Source.DNS)));
        if (isReading(facts, cause) && claimed.isEmpty()) {
            seen.stream().filter(e -> isAnswer(e, facts)).findFirst().ifPresent(first -> reasons.add(still(first)));
        }
        reasons.addAll(seen);
        counterEvidence.against(cause).stream()
                .filter(e -> claimed.isEmpty() || !saysTheSame(e))
                .forEach(reasons::add);
        return reasons;
    }

    /// Whether it is what somebody answered: silence is none, and settings that are only compared with the provider's
    /// are not tried.
    private static boolean isAnswer(Evidence seen, Facts facts) {
        boolean silence = FindingCode.ofCode(seen.reference())
                .filter(FindingCode::isSilence)
                .isPresent();
        return !silence && (seen.source() == Source.DNS || facts.connectionTried());
    }

    private static Evidence still(Evidence seen) {
        String key = "evidence.still." + seen.source().name().toLowerCase(Locale.ROOT);
        return new Evidence(true, seen.source(), key, Map.of(), seen.reference());
    }

    /// Whether a claim that was checked says more exactly what this objection says.
    private static boolean saysTheSame(Evidence objection) {
        return objection.key().startsWith("evidence.clean.") || objection.key().equals("evidence.signin.works");
    }

    private List<Evidence> everyFinding(Facts facts) {
        List<Evidence> all = new ArrayList<>();
        facts.connection().stream().sorted(worstFirst()).forEach(f -> all.add(finding(f, Source.CONNECTION)));
        facts.dns().stream()
                .filter(f -> !f.code().isSilence())
                .sorted(worstFirst())
                .forEach(f -> all.add(finding(f, Source.DNS)));
        return all;
    }

    private Comparator<Finding> worstFirst() {
        return Comparator.comparing((Finding f) -> severities.of(f.code())).reversed();
    }

    private static Evidence finding(Finding finding, Source source) {
        String code = finding.code().code();
        return new Evidence(true, source, "finding." + code + ".title", finding.words(), code);
    }

    private static Evidence said(Reading reading) {
        // A link may decide, but it tells a person nothing.
        List<String> told =
                reading.decisive().stream().filter(w -> !w.contains("://")).toList();
        String words = told.isEmpty() ? reading.refusal().reply().toString() : String.join(" … ", told);
        Map<String, String> arguments = new HashMap<>(Map.of("speaker", reading.saidBy(), "words", shortened(words)));
        if (SPEAKERS.isSoftware(reading.saidBy()) && !SPEAKERS.isOwn(reading.saidBy())) {
            reading.refusal().remoteHost().ifPresent(host -> arguments.put(SERVER, host));
        }
        return new Evidence(true, Source.BOUNCE, "evidence.said", arguments, "reply");
    }

    private static String shortened(String words) {
        int longest = 160;
        if (words.length() <= longest) {
            return words;
        }
        int blank = words.lastIndexOf(' ', longest);
        return words.substring(0, blank > longest / 2 ? blank : longest).stripTrailing() + " …";
    }

    private static String areaOf(FindingCode code) {
        return code.code().substring(0, code.code().indexOf('.'));
    }
}
