package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.text.Texts;

/// Each remedy at each kind of provider, from `remedies-by-kind.tsv`: its guide, or why there is none.
class RemediesByKindTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, Severities.load(), Texts.in(Locale.ENGLISH));
    private static final int CONNECTORS_ARE_PRUNED_BEFORE = 4;

    @TestFactory
    List<DynamicTest> eachKindHasTheGuideOrAReasonToHaveNone() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " at " + row[1], () -> {
                    String address = switch (row[1]) {
                        case "gmail" -> "anna@gmail.com";
                        case "outlook.com" -> "anna@outlook.com";
                        case "yahoo" -> "anna@yahoo.com";
                        default -> "anna@brightlane.example";
                    };
                    var guide = REMEDIES.guide(row[0], SampleFacts.of("-", row[1], address, "-", "-"))
                            .map(Guide::id);
                    if (!row[2].equals("-")) {
                        assertThat(guide).contains(row[2]);
                    } else {
                        assertThat(row[3]).as("the reason").hasSizeGreaterThan(20);
                        // No cause leads to a connector there: the route rules it out before any guide is looked for.
                        if (!row[0].equals("connector")) {
                            assertThat(guide).isEmpty();
                        }
                    }
                }))
                .toList();
    }

    @Test
    void everyRemedyIsHeldAgainstEveryKind() throws IOException {
        List<String> kinds = CATALOGUE.providers().stream()
                .flatMap(p -> p.kinds().stream())
                .map(ProviderKind::id)
                .toList();
        List<String> remedies = rows().stream().map(r -> r[0]).distinct().toList();
        assertThat(remedies)
                .contains(
                        "spf",
                        "dkim",
                        "dmarc",
                        "dmarc-stages",
                        "send-as",
                        "settings",
                        "sign-in",
                        "smtp-auth",
                        "delist",
                        "ptr",
                        "reputation",
                        "content");
        assertThat(rows().stream().map(r -> r[0] + " " + r[1]))
                .containsExactlyInAnyOrderElementsOf(remedies.stream()
                        .flatMap(remedy -> kinds.stream().map(kind -> remedy + " " + kind))
                        .toList());
        assertThat(rows().stream().filter(r -> r[0].equals("connector") && r[2].equals("-")))
                .hasSize(CONNECTORS_ARE_PRUNED_BEFORE);
    }

    /// A guide for some kinds of provider that none of them is ever led to helps nobody.
    @Test
    void everyGuideIsReached() throws IOException {
        List<String> reached = rows().stream().map(row -> row[2]).toList();
        assertThat(GuideBook.load().all().stream()
                        .filter(guide -> !guide.kinds().isEmpty())
                        .map(Guide::id))
                .isSubsetOf(reached);
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = RemediesByKindTest.class.getResourceAsStream("remedies-by-kind.tsv")) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
