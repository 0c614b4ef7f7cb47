package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.text.Texts;

/// Each remedy at each kind of provider, from `remedies-by-kind.tsv`: its guide, or why there is none.
class RemediesByKindTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, Severities.load(), Texts.in(Locale.ENGLISH));
    private static final List<String> GROUPS = List.of("freemail", "no-connector", "*");

    /// @param kind id of a kind, or a group of kinds
    /// @param guide id of the guide; `-` for none
    /// @param whyNot a sentence, where there is no guide
    private record Row(String remedy, String kind, String guide, String whyNot) {
        boolean hasGuide() {
            return !guide.equals("-");
        }

        boolean isAbout(ProviderKind other) {
            return switch (kind) {
                case "freemail" -> !other.ownDomain();
                case "no-connector" -> !other.connector();
                case "*" -> true;
                default -> kind.equals(other.id());
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> eachKindHasTheGuideOrAReasonToHaveNone() throws IOException {
        List<Row> rows = rows();
        return remedies(rows)
                .flatMap(remedy -> kinds().map(kind ->
                        DynamicTest.dynamicTest(remedy + " at " + kind.id(), () -> hold(remedy, kind, rows))));
    }

    private static void hold(String remedy, ProviderKind kind, List<Row> rows) {
        Row row = rowOf(remedy, kind, rows);
        String place = "%s at %s, by the row \"%s %s\"".formatted(remedy, kind.id(), remedy, row.kind());
        if (remedy.equals("connector")) {
            assertThat(row.hasGuide())
                    .as(place + ": a guide where the kind has \"connector\": true, and only there")
                    .isEqualTo(kind.connector());
        }
        var guide = REMEDIES.guide(remedy, SampleFacts.of("-", kind.id(), addressAt(kind), "-", "-"))
                .map(Guide::id);
        if (row.hasGuide()) {
            assertThat(guide).as(place).contains(row.guide());
            return;
        }
        assertThat(row.whyNot()).as(place + ": the reason").hasSizeGreaterThan(20);
        // No cause leads to a connector there: the route rules it out before any guide is looked for.
        if (!remedy.equals("connector")) {
            assertThat(guide).as(place).isEmpty();
        }
    }

    /// The row that is nearest: an id before a group, a group before the rest.
    private static Row rowOf(String remedy, ProviderKind kind, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.remedy().equals(remedy) && row.isAbout(kind))
                .min(Comparator.comparingInt(row -> GROUPS.indexOf(row.kind())))
                .orElseThrow(() -> new AssertionError("no row of " + remedy + " is about " + kind.id()));
    }

    /// One of the provider's own addresses, where its customers have one; else an address of an own domain.
    private static String addressAt(ProviderKind kind) {
        return "anna@" + kind.freemailDomains().stream().findFirst().orElse("brightlane.example");
    }

    @Test
    void everyRemedyIsHeldAgainstEveryKind() throws IOException {
        List<Row> rows = rows();
        assertThat(remedies(rows))
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
        List<String> known =
                Stream.concat(kinds().map(ProviderKind::id), GROUPS.stream()).toList();
        assertThat(rows.stream().map(Row::kind).filter(kind -> !known.contains(kind)))
                .as("rows about a kind that no provider has")
                .isEmpty();
        assertThat(rows.stream().map(row -> row.remedy() + " " + row.kind()))
                .as("one row for a remedy and a kind")
                .doesNotHaveDuplicates();
        assertThat(remedies(rows)
                        .filter(remedy -> rows.stream()
                                .noneMatch(row -> row.remedy().equals(remedy)
                                        && row.kind().equals("*"))))
                .as("remedies without a row for all other kinds")
                .isEmpty();
    }

    /// A guide for some kinds of provider that none of them is ever led to helps nobody.
    @Test
    void everyGuideIsReached() throws IOException {
        List<String> reached = rows().stream().map(Row::guide).toList();
        assertThat(GuideBook.load().all().stream()
                        .filter(guide -> !guide.kinds().isEmpty())
                        .map(Guide::id)
                        .filter(guide -> !reached.contains(guide)))
                .as("guides that no row of remedies-by-kind.tsv names")
                .isEmpty();
    }

    private static Stream<ProviderKind> kinds() {
        return CATALOGUE.providers().stream().flatMap(p -> p.kinds().stream());
    }

    private static Stream<String> remedies(List<Row> rows) {
        return rows.stream().map(Row::remedy).distinct();
    }

    private static List<Row> rows() throws IOException {
        try (InputStream in = RemediesByKindTest.class.getResourceAsStream("remedies-by-kind.tsv")) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        }
    }
}
