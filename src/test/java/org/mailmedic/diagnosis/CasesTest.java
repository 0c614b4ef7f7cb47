package org.mailmedic.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;

/// Whole cases, from `cases.tsv`: bounce, probe, audit and route, and the right first cause.
class CasesTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(Catalogue.load(), Severities.load());

    @TestFactory
    List<DynamicTest> theRightCauseComesFirst() throws IOException {
        return cases().stream()
                .map(c -> DynamicTest.dynamicTest(c[0], () -> {
                    Facts facts = SampleFacts.of(c[1], c[2], c[3], c[4], c[5]);
                    Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts);
                    assertThat(diagnosis.best().cause().code())
                            .as(diagnosis.toString())
                            .isEqualTo(c[6]);
                    assertThat(diagnosis.causes())
                            .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()))
                            .allMatch(cause -> cause.confidence() >= 0 && cause.confidence() <= 1 && !cause.ruledOut());
                    assertThat(diagnosis.ruledOut())
                            .allMatch(RankedCause::ruledOut)
                            .allMatch(cause -> !cause.evidence().isEmpty());
                }))
                .toList();
    }

    /// States the share that comes out right; it must be all of them.
    @Test
    void theShareThatComesOutRight(TestReporter reporter) throws IOException {
        List<String[]> cases = cases();
        long right = cases.stream()
                .filter(c -> DIAGNOSTICIAN
                        .diagnose(SampleFacts.of(c[1], c[2], c[3], c[4], c[5]))
                        .best()
                        .cause()
                        .code()
                        .equals(c[6]))
                .count();
        reporter.publishEntry(
                "diagnosis", right + " of " + cases.size() + " whole cases lead to the right first cause");
        assertThat(cases).hasSizeGreaterThanOrEqualTo(120);
        assertThat(right).isEqualTo(cases.size());
    }

    @Test
    void noCaseIsACopyOfAnother() throws IOException {
        assertThat(cases())
                .extracting(c -> String.join("\t", Arrays.copyOfRange(c, 1, 6)))
                .doesNotHaveDuplicates();
        assertThat(cases()).extracting(c -> c[0]).doesNotHaveDuplicates();
    }

    @Test
    void everyCauseAndEveryRouteHasACase() throws IOException {
        assertThat(cases())
                .extracting(c -> c[6])
                .contains(Arrays.stream(Cause.values()).map(Cause::code).toArray(String[]::new));
        assertThat(cases())
                .extracting(c -> c[2])
                .contains(Catalogue.load().providers().stream()
                        .flatMap(p -> p.kinds().stream())
                        .map(ProviderKind::id)
                        .toArray(String[]::new));
    }

    private static List<String[]> cases() throws IOException {
        try (InputStream in = CasesTest.class.getResourceAsStream("cases.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
