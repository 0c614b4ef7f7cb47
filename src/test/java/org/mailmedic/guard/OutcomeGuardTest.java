package org.mailmedic.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What must hold of every outcome, held against thousands that were thrown together: `-Dguard.outcomes=100000` for
/// more of them, `-Dguard.seed=` for others. A failure names the seed that makes it again, the smallest case that
/// still fails, and the other ways in which the rule was broken.
class OutcomeGuardTest {
    private static final int OUTCOMES = Integer.getInteger("guard.outcomes", 2_000);
    private static final long SEED = Long.getLong("guard.seed", 20_261_201L);
    private static final int MOST_STEPS = 400;
    private static final int MOST_KINDS = 20;
    private static final int LONGEST_KIND = 160;

    /// What failed, by the rule.
    private static final Map<OutcomeRule, Failure> FAILURES = new ConcurrentHashMap<>();

    private static final AtomicLong MADE = new AtomicLong();

    /// The first case in which a rule is broken, and how often it is broken in which ways.
    private record Failure(GeneratedCase theCase, String language, Map<String, Long> kinds) {
        /// The one that would come first, however many threads look.
        private Failure with(Failure other) {
            Failure first = theCase.seed() <= other.theCase().seed() ? this : other;
            Map<String, Long> all = new TreeMap<>(kinds);
            other.kinds().forEach((kind, times) -> all.merge(kind, times, Long::sum));
            return new Failure(first.theCase(), first.language(), all);
        }
    }

    @BeforeAll
    static void makeThem() {
        long end = SEED + OUTCOMES;
        LongStream.rangeClosed(CaseGenerator.worldOf(SEED), CaseGenerator.worldOf(end - 1))
                .parallel()
                .forEach(world -> {
                    GeneratedWorld around = GeneratedWorld.of(world);
                    long first = Math.max(SEED, world * CaseGenerator.PER_WORLD);
                    long last = Math.min(end, (world + 1) * CaseGenerator.PER_WORLD);
                    LongStream.range(first, last).forEach(seed -> examine(CaseGenerator.of(seed, around)));
                });
    }

    private static void examine(GeneratedCase theCase) {
        MADE.incrementAndGet();
        for (String language : languages(theCase.seed())) {
            Examined examined = Examined.of(theCase, language);
            for (OutcomeRule rule : OutcomeRule.values()) {
                rule.broken(examined)
                        .ifPresent(how -> FAILURES.merge(
                                rule, new Failure(theCase, language, Map.of(kind(how), 1L)), Failure::with));
            }
        }
    }

    /// English each time, another for each second case.
    private static List<String> languages(long seed) {
        return seed % 2 != 0 ? List.of("en") : List.of("en", seed % 4 == 0 ? "de" : "es");
    }

    private static String kind(String how) {
        String plain = how.replaceAll("[0-9]+", "#").replace('\n', ' ');
        return plain.substring(0, Math.min(plain.length(), LONGEST_KIND));
    }

    @Test
    void asManyAsWereAskedFor() {
        assertThat(MADE.get()).isEqualTo(OUTCOMES);
    }

    @ParameterizedTest
    @EnumSource
    void holdsOfEveryOutcome(OutcomeRule rule) {
        Optional<String> failure = Optional.ofNullable(FAILURES.get(rule)).map(f -> told(rule, f));
        assertThat(failure).as(rule.name()).isEmpty();
    }

    private static String told(OutcomeRule rule, Failure failure) {
        GeneratedCase smallest = smallest(rule, failure);
        return rule.broken(Examined.of(smallest, failure.language())).orElse("")
                + "\n  in " + failure.language() + ", again by -Dguard.outcomes=1 -Dguard.seed=" + smallest.seed()
                + "\n  the smallest case: " + smallest + "\n  all: "
                + failure.kinds().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MOST_KINDS)
                        .map(kind -> kind.getValue() + " x " + kind.getKey())
                        .collect(Collectors.joining("\n    "));
    }

    /// The same with all left out that does not matter.
    private static GeneratedCase smallest(OutcomeRule rule, Failure failure) {
        GeneratedCase smallest = failure.theCase();
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<GeneratedCase> smaller = smallest.smaller()
                    .filter(c -> rule.broken(Examined.of(c, failure.language())).isPresent())
                    .findFirst();
            if (smaller.isEmpty()) {
                break;
            }
            smallest = smaller.get();
        }
        return smallest;
    }
}
