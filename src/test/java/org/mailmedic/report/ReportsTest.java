package org.mailmedic.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.SampleCases;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;
import org.mailmedic.text.Texts;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {
    private static final Redaction ALL = new Redaction(Redaction.Reader.ME, false);
    private static final String EVIL =
            "<script>alert('x')</script> | **bold** [link](javascript:x) ```\u001b[31m anna@example.com";

    private final Reports reports = new Reports(Texts.in(Locale.ENGLISH), Severities.load(), ZoneOffset.UTC);

    @Test
    void aBounceFullOfMarkupStaysText() {
        String html = reports.html(material(EVIL), ALL);

        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script")
                .doesNotContain("\u001b")
                .contains("default-src 'none'");
    }

    @Test
    void aPageNeedsNothingElse() throws IOException {
        String html = reports.html(material("Relay access denied"), ALL);
        Path report = Path.of("target", "reports", "report.html");
        Files.createDirectories(report.getParent());
        Files.writeString(report, html);

        assertThat(html)
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("<link")
                .doesNotContain("<script");
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">")
                .endsWith("</html>\n");
    }

    @Test
    void markupMeansNothingInMarkdownEither() {
        String markdown = reports.markdown(material(EVIL), ALL);

        assertThat(markdown)
                .as("a fence longer than the one inside")
                .contains("````text\n550 5.7.1 <script>")
                .as("elsewhere each sign has a backslash")
                .contains("\\<script\\>alert('x')\\</script\\> \\| \\*\\*bold\\*\\* \\[link\\](javascript:x) \\`\\`\\`")
                .doesNotContain("\u001b");
    }

    @Test
    void markdownNeitherLinksNorCallsAnybody() {
        assertThat(MarkdownReport.escape("see www.evil.example, WWW.evil.example, @octocat and (@team/all)"))
                .isEqualTo("see www\\.evil.example, WWW\\.evil.example, @<!-- -->octocat and (@<!-- -->team/all)");
        assertThat(MarkdownReport.escape("a\u2026@example.com, ben@example.net, @"))
                .isEqualTo("a\u2026@example.com, ben@example.net, @");
    }

    @ParameterizedTest
    @EnumSource
    void byDefaultNoAddressLeaves(Redaction.Reader reader) {
        Redaction standard = Redaction.standard(reader);
        for (String report : List.of(
                reports.html(material(EVIL), standard),
                reports.markdown(material(EVIL), standard),
                reports.json(material(EVIL), standard))) {
            assertThat(report)
                    .doesNotContain("anna@")
                    .doesNotContain("ben@")
                    .contains("example.com")
                    .contains("192.0.2.25");
        }
        assertThat(reports.html(material(EVIL), ALL)).contains("anna@example.com");
    }

    @Test
    void theBounceAsPastedLeavesOnlyForMeAndUnshortened() {
        assertThat(reports.html(material("x"), ALL)).contains("second line");
        assertThat(reports.html(material("x"), Redaction.standard(Redaction.Reader.ME)))
                .doesNotContain("second line");
        assertThat(reports.html(material("x"), new Redaction(Redaction.Reader.IT_PERSON, false)))
                .doesNotContain("second line");
    }

    @Test
    void aRecordToPublishIsNeverShortened() {
        assertThat(reports.html(material("x"), Redaction.standard(Redaction.Reader.IT_PERSON)))
                .contains("v=DMARC1; p=none; rua=mailto:dmarc@example.com");
    }

    @Test
    void theProviderGetsNoChecklist() {
        Redaction provider = Redaction.standard(Redaction.Reader.PROVIDER);

        assertThat(reports.markdown(material("x"), provider))
                .doesNotContain("What to do")
                .contains("The conversation");
        assertThat(json(reports.json(material("x"), provider)).has("checklist")).isFalse();
        assertThat(reports.markdown(material("x"), Redaction.standard(Redaction.Reader.IT_PERSON)))
                .contains("What to do")
                .contains("\u2611 Add the server to SPF")
                .contains("<https://admin.google.com/>")
                .doesNotContain("javascript");
    }

    @Test
    void picturesTakeNoMarkup() {
        String svg = new Svg(100)
                .text(1, 1, "label", "start", "</text><script>alert(1)</script><a href='javascript:x'>\u001b")
                .end(10, "\"><script>x</script>");

        assertThat(svg).doesNotContain("<script").doesNotContain("<a ").contains("&lt;/text&gt;&lt;script&gt;");
        assertThat(svg.split("\"><", -1)).hasSizeLessThanOrEqualTo(3);
        String html = reports.html(material(EVIL), ALL);
        assertThat(html)
                .contains("<svg")
                .contains("stopped here")
                .doesNotContain("<script")
                .doesNotContain("onload");
    }

    @Test
    void whatHappenedIsTold() {
        String html = reports.html(material("x"), ALL);

        assertThat(html)
                .contains("What left this computer", "example.com TXT", "As the receiver saw it", "as it should");
        assertThat(reports.html(material("x"), Redaction.standard(Redaction.Reader.PROVIDER)))
                .doesNotContain("What left this computer");
        assertThat(json(reports.json(material("x"), ALL)).at("/contacts/0/what").asString())
                .isEqualTo("example.com TXT");
    }

    @Test
    void aPracticeCaseSaysSo() {
        assertThat(reports.html(material("x"), ALL)).contains("This is a practice case.");
    }

    @Test
    void stepsThatNobodyHasCheckedAreToldSo() {
        Material material = material("x");
        String words = "Nobody has checked these steps";

        assertThat(reports.html(material, ALL)).doesNotContain(words);
        assertThat(json(reports.json(material, ALL)).at("/checklist/0/checked").asBoolean())
                .isTrue();

        Checklist unchecked = new Checklist(
                material.checklist().now().stream().map(ReportsTest::unchecked).toList(), List.of());
        var other =
                new Material(material.theCase(), material.facts(), material.diagnosis(), Optional.empty(), unchecked);
        assertThat(reports.html(other, ALL)).contains(words);
        assertThat(reports.markdown(other, ALL)).contains(words);
        assertThat(json(reports.json(other, ALL)).at("/checklist/0/checked").asBoolean(true))
                .isFalse();
    }

    private static FixItem unchecked(FixItem item) {
        return new FixItem(
                item.id(),
                item.title(),
                item.who(),
                item.minutes(),
                item.steps(),
                item.record(),
                item.panel(),
                item.correction(),
                new Fact(item.fact().source(), item.fact().checked(), false),
                item.recheck(),
                item.change());
    }

    @Test
    void programsGetCodes() {
        JsonNode report = json(reports.json(material("Relay access denied"), ALL));

        assertThat(report.path("schema").asInt()).isEqualTo(2);
        assertThat(report.at("/causes/0/code").asString()).isEqualTo("relay.denied");
        assertThat(report.at("/ruledOut/0/code").asString()).isEqualTo("spf.fail");
        assertThat(report.at("/replies/0/enhanced").asString()).isEqualTo("5.7.1");
        assertThat(report.at("/probe/rungs/1/status").asString()).isEqualTo("failed");
        assertThat(report.at("/audit/parts/0/findings/0/severity").asString()).isEqualTo("error");
        assertThat(report.at("/checklist/0/done").asBoolean()).isTrue();
        assertThat(report.at("/checklist/0/record/type").asString()).isEqualTo("TXT");
    }

    @Test
    void whatProgramsGetIsAsciiAndHasNoFieldTwice() {
        String report = reports.json(material("\u009b31m \u0085 \u20ac"), ALL);

        assertThat(report.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        var strict = new JsonMapper(JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        assertThat(strict.readTree(report).path("changed").asString()).startsWith("20");
        assertThat(report).doesNotContain("009b").doesNotContain("009B");
    }

    @Test
    void anEmptyCaseMakesAReport() {
        var nothing = new Material(
                SampleCases.empty("new"),
                facts(List.of()),
                new Diagnosis(List.of(new RankedCause(Cause.UNKNOWN, 0.1, List.of(), false)), List.of()),
                Optional.empty(),
                new Checklist(List.of(), List.of()));

        assertThat(reports.markdown(nothing, ALL))
                .contains("We cannot tell yet")
                .doesNotContain("DNS records")
                .doesNotContain("{");
        assertThat(reports.html(nothing, ALL)).contains("We cannot tell yet");
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    private static Material material(String words) {
        Case theCase = SampleCases.full();
        var reply = new SmtpReply(550, EnhancedStatus.parse("5.7.1"), words);
        var clues = new Clues(List.of("192.0.2.25"), List.of(), Optional.empty(), List.of(), List.of(), List.of());
        var refusal = new Refusal(
                reply,
                Stage.RCPT_TO,
                Optional.of("ben@example.net"),
                Optional.of("mx.example.net"),
                Optional.empty(),
                clues,
                List.of());
        var reading = new Reading(
                refusal,
                "postfix",
                Reading.Side.YOURS,
                Cause.RELAY_DENIED,
                0.9,
                List.of(),
                true,
                Optional.empty(),
                List.of());
        var evidence = new Evidence(
                true, Evidence.Source.BOUNCE, "evidence.said", Map.of("speaker", "postfix", "words", words), "reply");
        var diagnosis = new Diagnosis(
                List.of(
                        new RankedCause(Cause.RELAY_DENIED, 0.9, List.of(evidence), false),
                        new RankedCause(Cause.AUTH_REQUIRED, 0.3, List.of(), false)),
                List.of(new RankedCause(Cause.SPF_FAIL, 0.01, List.of(), true)));
        var item = new FixItem(
                "spf-add",
                "Add the server to SPF",
                FixItem.Who.DNS_KEEPER,
                10,
                List.of(
                        new GuideStep("Open the DNS page.", Optional.of(URI.create("https://admin.google.com/"))),
                        new GuideStep("Never this.", Optional.of(URI.create("javascript:alert(1)")))),
                Optional.of(new RecordToPublish(
                        "_dmarc.example.com", "TXT", "v=DMARC1; p=none; rua=mailto:dmarc@example.com")),
                Optional.empty(),
                "",
                new Fact(URI.create("https://example.com/"), LocalDate.EPOCH, true),
                Part.SPF,
                Optional.empty());
        return new Material(
                theCase,
                facts(List.of(reading)),
                diagnosis,
                Optional.empty(),
                new Checklist(List.of(item), List.of(item)));
    }

    private static Facts facts(List<Reading> readings) {
        return new Facts(
                readings, Optional.empty(), "", List.of(), false, false, List.of(), Set.of(), Optional.empty());
    }
}
