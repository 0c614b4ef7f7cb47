package org.mailmedic.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.remedy.Wording;
import org.mailmedic.text.Texts;

/// What must hold of the three lists of any case, over two thousand that were thrown together.
class UnlikelyTest {
    private static final long SEED = 20261201;
    private static final int CASES = 2_000;
    private static final Severities SEVERITIES = Severities.load();
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CATALOGUE, SEVERITIES);
    private static final List<String> KINDS = List.of("-", "gmail", "workspace", "microsoft365", "own-server", "yahoo");
    private static final List<String> SIDES = List.of("RECIPIENTS", "YOURS", "UNKNOWN", "BETWEEN");

    private final Random random = new Random(SEED);

    @Test
    void whatIsDisprovedWasAskedAndNoFaultOfItStands() {
        for (int i = 0; i < CASES; i++) {
            Facts facts = facts();
            Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts);
            Set<FindingCode> errors = Stream.concat(facts.connection().stream(), facts.dns().stream())
                    .map(f -> f.code())
                    .filter(code -> SEVERITIES.of(code) == Severity.ERROR)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
            for (RankedCause cause : diagnosis.ruledOut()) {
                assertThat(errors)
                        .as("seed %d, case %d, %s", SEED, i, cause.cause())
                        .noneMatch(code -> CauseRules.speaksFor(code, cause.cause()));
                assertThat(cause.evidence())
                        .as("seed %d, case %d, %s", SEED, i, cause.cause())
                        .isNotEmpty()
                        .noneMatch(e -> e.reference().equals("route"));
            }
        }
    }

    @Test
    void noCauseStandsInTwoLists() {
        for (int i = 0; i < CASES; i++) {
            Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts());
            List<Cause> all = Stream.of(
                            diagnosis.causes().stream().map(RankedCause::cause),
                            diagnosis.ruledOut().stream().map(RankedCause::cause),
                            diagnosis.notYours().stream().map(SetAside::cause),
                            diagnosis.notChecked().stream().map(SetAside::cause))
                    .flatMap(s -> s)
                    .toList();
            assertThat(all).as("seed %d, case %d", SEED, i).doesNotHaveDuplicates();
        }
    }

    /// In a list of what it is not, a title ("SPF did not pass") reads as a finding.
    @Test
    void allThatIsSetAsideHasANounAndAQuestion() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Set<String> keys = texts.keys();
        var wording = new Wording(texts);
        for (int i = 0; i < CASES; i++) {
            Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts());
            Stream.concat(
                            diagnosis.ruledOut().stream().map(RankedCause::cause),
                            Stream.concat(diagnosis.notYours().stream(), diagnosis.notChecked().stream())
                                    .map(SetAside::cause))
                    .forEach(cause -> assertThat(keys).contains("cause." + cause.code() + ".noun"));
            diagnosis.ruledOut().stream()
                    .flatMap(c -> c.evidence().stream())
                    .filter(e -> !e.speaksFor())
                    .forEach(e -> assertThat(wording.disproof(e)).contains("? "));
        }
    }

    private Facts facts() {
        String reading = random.nextInt(3) == 0
                ? "-"
                : pick(SIDES) + ":" + pick(List.of(Cause.values())).code() + ":0.9";
        String address = random.nextInt(4) == 0 ? "anna@gmail.com" : "anna@brightlane.example";
        String connection = random.nextInt(3) == 0 ? "signed-in" : codes("smtp.");
        String dns = codes("") + (random.nextBoolean() ? " +" : "");
        return SampleFacts.of(reading, pick(KINDS), address, connection, dns.equals("- +") ? "+" : dns);
    }

    private String codes(String beginning) {
        List<String> of = Stream.of(FindingCode.values())
                .map(FindingCode::code)
                .filter(code -> beginning.isEmpty() ? !code.startsWith("smtp.") : code.startsWith(beginning))
                .toList();
        List<String> picked = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            picked.add(pick(of));
        }
        return picked.isEmpty() ? "-" : String.join(",", picked);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
