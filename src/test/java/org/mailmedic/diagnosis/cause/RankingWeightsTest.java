package org.mailmedic.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.blocklist.ListZone;

/// The weights of the ranking: each is held by whole cases of `ranking.tsv` that come out differently
/// without it.
class RankingWeightsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Severities SEVERITIES = Severities.load();
    private static final RankingWeights WEIGHTS = RankingWeights.load();

    /// A whole case, and all the causes that are shown for it, best first.
    private record Whole(String weight, String name, Facts facts, List<String> causes) {
        static Whole of(String line) {
            String[] c = line.split("\t", -1);
            Facts facts = SampleFacts.of(c[2], c[3], c[4], c[5], c[6]);
            return new Whole(c[0], c[1], c[7].equals("listed") ? listed(facts) : facts, List.of(c[8].split(" ", -1)));
        }

        boolean holds(RankingWeights weights) {
            return causes.equals(shown(weights, facts));
        }
    }

    @TestFactory
    Stream<DynamicTest> allCausesComeInTheirOrder() throws IOException {
        return cases().stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.weight() + ": " + c.name(),
                        () -> assertThat(shown(WEIGHTS, c.facts())).isEqualTo(c.causes())));
    }

    /// Halved and doubled, each weight must make one of its own cases come out differently.
    @TestFactory
    Stream<DynamicTest> noWeightChangesUnseen(TestReporter reporter) throws IOException {
        List<Whole> cases = cases();
        return Stream.of(RankingWeight.values())
                .map(weight -> DynamicTest.dynamicTest(weight.key(), () -> {
                    List<Whole> own = cases.stream()
                            .filter(c -> c.weight().equals(weight.key()))
                            .toList();
                    assertThat(own).isNotEmpty().allMatch(c -> c.holds(WEIGHTS));
                    double written = WEIGHTS.of(weight);
                    double higher = Math.min(1, 2 * written);
                    // A doubted suspicion is never shown, so less of it cannot be seen either.
                    double lower = weight == RankingWeight.DOUBTED_SUSPICION ? written : written / 2;
                    for (double other : DoubleStream.of(lower, higher)
                            .filter(v -> v != written)
                            .toArray()) {
                        Optional<RankingWeights> changed = with(weight, other);
                        List<String> turned = changed.map(w -> own.stream()
                                        .filter(c -> !c.holds(w))
                                        .map(Whole::name)
                                        .toList())
                                .orElse(List.of("refused: out of order"));
                        reporter.publishEntry(weight.key(), written + " -> " + other + ": " + turned);
                        assertThat(turned).as(weight.key() + " = " + other).isNotEmpty();
                    }
                }));
    }

    /// Three mutants that lived through every test once.
    @Test
    void whatOnceWentUnseenIsSeen() throws IOException {
        assertThat(with(RankingWeight.DOUBTED_SUSPICION, 0.6)).isEmpty();
        List<Whole> cases = cases();
        for (RankingWeight weight : List.of(RankingWeight.NEXT_REFUSAL, RankingWeight.ROOM_ELSEWHERE)) {
            RankingWeights changed = with(weight, 1).orElseThrow();
            assertThat(cases).as(weight.key()).anyMatch(c -> !c.holds(changed));
        }
    }

    @Test
    void atMostFiveCausesAreShown() {
        Facts facts = SampleFacts.of(
                "-",
                "own-server",
                "anna@brightlane.example",
                "smtp.greeting,smtp.tls_old",
                "spf.multiple,dkim.revoked,dmarc.cannot_pass,mx.null,ptr.missing,helo.bad,dnsbl.listed");
        assertThat(shown(WEIGHTS, facts))
                .containsExactly("dmarc.fail", "sender.domain", "ip.listed", "spf.fail", "ip.ptr");
    }

    @Test
    void everyWeightHasAPairOfCases() throws IOException {
        assertThat(cases().stream().collect(Collectors.groupingBy(Whole::weight, Collectors.counting())))
                .containsOnlyKeys(Arrays.stream(RankingWeight.values())
                        .map(RankingWeight::key)
                        .toArray(String[]::new))
                .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(2));
    }

    @Test
    void everyWeightHasItsReasonAboveIt() throws IOException {
        List<String> lines = read("ranking.properties").lines().toList();
        for (RankingWeight weight : RankingWeight.values()) {
            int at = lines.indexOf(lines.stream()
                    .filter(l -> l.startsWith(weight.key() + "="))
                    .findFirst()
                    .orElseThrow());
            assertThat(lines.get(at - 1)).as(weight.key()).startsWith("# ").hasSizeGreaterThan(40);
        }
    }

    @Test
    void aFileThatIsWrongNamesWhatIsWrong() {
        assertRefused("words.other", null, "has no words.other");
        assertRefused("words.othr", "0.5", "words.othr");
        assertRefused("words.other", "half", "words.other is no number: half");
        assertRefused("words.other", "1.1", "words.other is not from 0 to 1: 1.1");
        assertRefused("words.other", "-0.1", "words.other is not from 0 to 1: -0.1");
        assertRefused("words.other", "NaN", "words.other is not from 0 to 1: NaN");
        assertRefused("doubt.suspected", "0.12", "doubt.suspected must be less than mention.least");
        assertRefused("doubt.said", "0.1", "doubt.suspected must be less than doubt.said");
        assertRefused("room.least", "0.4", "room.least must be less than room.allowed");
        assertRefused("room.allowed", "0.5", "room.allowed must be less than room.same");
        assertRefused("vague.found", "0.12", "mention.least must be less than vague.found");
        assertThat(RankingWeights.of(written("words.other", "1")).of(RankingWeight.OTHER_WORDS))
                .isEqualTo(1);
        assertThat(RankingWeights.of(written("words.other", "0")).of(RankingWeight.OTHER_WORDS))
                .isZero();
    }

    private static void assertRefused(String key, @Nullable String value, String words) {
        assertThatIllegalStateException()
                .isThrownBy(() -> RankingWeights.of(written(key, value)))
                .withMessageStartingWith("ranking.properties")
                .withMessageContaining(words);
    }

    private static Properties written(String key, @Nullable String value) {
        var written = new Properties();
        for (RankingWeight weight : RankingWeight.values()) {
            written.setProperty(weight.key(), String.valueOf(WEIGHTS.of(weight)));
        }
        if (value == null) {
            written.remove(key);
        } else {
            written.setProperty(key, value);
        }
        return written;
    }

    /// These weights but for one; nothing if the file would be refused.
    private static Optional<RankingWeights> with(RankingWeight weight, double value) {
        try {
            return Optional.of(RankingWeights.of(written(weight.key(), String.valueOf(value))));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static List<String> shown(RankingWeights weights, Facts facts) {
        return new Diagnostician(CATALOGUE, SEVERITIES, weights)
                .diagnose(facts).causes().stream().map(c -> c.cause().code()).toList();
    }

    private static Facts listed(Facts facts) {
        var answer = new DnsAnswer.TimedOut(
                new Question("x.example", RecordType.A), new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO));
        var list = new ListReadout(
                ListZone.ofAddresses("list.example"),
                "brightlane.example",
                ListReadout.Verdict.LISTED,
                List.of("127.0.0.2"),
                "",
                answer);
        return new Facts(
                facts.readings(),
                facts.provider(),
                facts.address(),
                facts.connection(),
                facts.connectionTried(),
                facts.signedIn(),
                facts.dns(),
                facts.checked(),
                facts.zone(),
                new Measured(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(list)));
    }

    private static List<Whole> cases() throws IOException {
        return read("ranking.tsv")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Whole::of)
                .toList();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = RankingWeightsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
