package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.text.Texts;

/// The guides as data: complete, sourced, and free of the advice that common articles get wrong.
class GuidesTest {
    private static final GuideBook BOOK = GuideBook.load();
    private static final Plans PLANS = Plans.load();
    private static final List<ProviderKind> KINDS = Catalogue.load().providers().stream()
            .flatMap(p -> p.kinds().stream())
            .toList();
    /// Topics that only some kinds know; for the others there is nothing to do.
    private static final Set<String> SPECIAL = Set.of("relay", "smtp-auth");

    @Test
    void everyTopicHasAGuideForEveryKind() {
        for (String topic : PLANS.topics()) {
            for (ProviderKind kind : KINDS) {
                if (!SPECIAL.contains(topic)) {
                    assertThat(BOOK.find(topic, kind.id(), "generic"))
                            .as(topic + " at " + kind.id())
                            .isPresent();
                }
            }
        }
    }

    @Test
    void noGuideIsOrphaned() {
        Set<String> topics = new HashSet<>(PLANS.topics());
        topics.addAll(List.of("route", "ask-provider", "send-again"));
        assertThat(BOOK.all()).allSatisfy(guide -> assertThat(topics).contains(guide.topic()));
        assertThat(BOOK.all()).extracting(Guide::id).doesNotHaveDuplicates();
        Set<String> ids = new HashSet<>(KINDS.stream().map(ProviderKind::id).toList());
        assertThat(BOOK.all()).allSatisfy(guide -> assertThat(ids).containsAll(guide.kinds()));
    }

    @ParameterizedTest
    @CsvSource({
        "spf, workspace, include:_spf.google.com",
        "spf, microsoft365, include:spf.protection.outlook.com",
        "dkim, workspace, Start authentication",
        "dkim, microsoft365, Defender portal",
        "dkim, own-server, 2048",
        "sign-in, gmail, app password",
        "sign-in, yahoo, Create app password",
        "sign-in, outlook.com, Sign in with Microsoft",
        "smtp-auth, microsoft365, Authenticated SMTP",
        "send-as, gmail, Send mail as",
        "send-as, workspace, delegation",
        "send-as, microsoft365, Send as",
        "relay, workspace-relay, SMTP relay service",
        "relay, own-server, smtpd_relay_restrictions",
        "connector, microsoft365-connector, accepted domain",
        "settings, yahoo, smtp.mail.yahoo.com",
        "settings, outlook.com, smtp-mail.outlook.com",
        "ptr, own-server, PTR",
        "delist, own-server, Spamhaus",
        "reputation, own-server, slowly and evenly",
        "dmarc, workspace, p=none",
        "dmarc-stages, workspace, quarantine"
    })
    void theGuideKnowsTheMenusOfItsProvider(String topic, String kind, String words) {
        assertThat(BOOK.find(topic, kind, "generic"))
                .hasValueSatisfying(g -> assertThat(words(g)).contains(words));
    }

    @ParameterizedTest
    @CsvSource({"outlook.com, SNDS", "microsoft365, delist portal", "yahoo, Sender Hub", "google, Postmaster Tools"})
    void releaseIsAskedOfTheOneWhoBlocked(String speaker, String words) {
        assertThat(BOOK.find("unblock", "own-server", speaker))
                .hasValueSatisfying(g -> assertThat(words(g)).contains(words));
    }

    @Test
    void everyStepLeadsSomewhereSafeAndEveryGuideHasItsSource() {
        for (Guide guide : BOOK.all()) {
            assertThat(guide.steps()).as(guide.id()).isNotEmpty();
            assertThat(guide.title().length()).as(guide.title()).isLessThanOrEqualTo(60);
            assertThat(guide.minutes()).as(guide.id()).isBetween(1, 60);
            assertThat(guide.fact().checked()).isBetween(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 1));
            steps(guide).forEach(step -> {
                assertThat(step.text())
                        .as(guide.id())
                        .matches(".*(\\.|\\$false)")
                        .hasSizeLessThanOrEqualTo(260);
                step.link().ifPresent(link -> assertThat(link.getScheme()).isEqualTo("https"));
            });
            guide.titles()
                    .keySet()
                    .forEach(code -> assertThat(FindingCode.ofCode(code).isPresent()
                                    || Cause.ofCode(code).isPresent()
                                    || code.equals(Guide.SET_UP))
                            .as(code)
                            .isTrue());
        }
    }

    /// A correction may quote harmful advice; the steps and titles must never give it.
    @Test
    void noStepGivesHarmfulAdvice() {
        List<Pattern> harmful = Stream.of(
                        "\\+all",
                        "(end|set|change|use)[^.]{0,40}-all",
                        "turn off security defaults",
                        "less secure apps",
                        "p=reject; pct",
                        "[Ss]witch (off|the check off) the certificate",
                        "include:_spf\\.mail\\.yahoo\\.com",
                        "disable[^.]{0,20}(firewall|antivirus)",
                        "sorbs")
                .map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE))
                .toList();
        for (Guide guide : BOOK.all()) {
            String words = words(guide);
            assertThat(harmful).as(guide.id()).noneMatch(p -> p.matcher(words).find());
        }
    }

    /// Reject comes last, after quarantine, and never in a first record.
    @Test
    void dmarcIsStaged() {
        assertThat(BOOK.all().stream().filter(g -> words(g).contains("p=reject")))
                .extracting(Guide::id)
                .containsExactly("dmarc.stages");
        String stages = words(BOOK.find("dmarc-stages", "other", "").orElseThrow());
        assertThat(stages.indexOf("p=quarantine")).isPositive().isLessThan(stages.indexOf("p=reject"));
    }

    @Test
    void everyPlaceholderIsFilled() {
        Set<String> names = new HashSet<>(new Wording(Texts.in(Locale.ENGLISH))
                .names(SampleFacts.of("-", "-", "-", "-", "-"))
                .keySet());
        names.addAll(Set.of("home", "homehost", "homeport", "homesecurity"));
        Pattern open = Pattern.compile("\\{([^}]*)}");
        for (Guide guide : BOOK.all()) {
            assertThat(open.matcher(words(guide)).results().map((MatchResult m) -> m.group(1)))
                    .as(guide.id())
                    .allMatch(names::contains);
        }
    }

    @Test
    void apostrophesAreTypographic() {
        assertThat(BOOK.all().stream().filter(g -> (words(g) + g.correction()).contains("'")))
                .extracting(Guide::id)
                .isEmpty();
    }

    private static Stream<GuideStep> steps(Guide guide) {
        return guide.steps().stream()
                .filter(Guide.Step.Words.class::isInstance)
                .map(step -> ((Guide.Step.Words) step).step());
    }

    private static String words(Guide guide) {
        return Stream.of(
                        Stream.of(guide.title()),
                        guide.titles().entrySet().stream().map(Map.Entry::getValue),
                        steps(guide).map(GuideStep::text))
                .flatMap(s -> s)
                .reduce("", (a, b) -> a + "\n" + b);
    }
}
