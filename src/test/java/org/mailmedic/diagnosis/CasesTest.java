package org.mailmedic.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.knowledge.Catalogue;

/// Whole cases, from `cases.tsv`: bounce, ladder, audit and route, and the right first cause.
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

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(80);
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
