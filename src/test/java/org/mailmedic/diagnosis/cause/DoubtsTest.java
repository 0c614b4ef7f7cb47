package org.mailmedic.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;

/// One case for each rule that speaks against causes, and for each that joins two findings.
class DoubtsTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(Catalogue.load(), Severities.load());

    /// The facts that bring a rule about, and one cause that it rules out.
    private record Shown(String id, String reading, String provider, String connection, String dns, Cause against) {}

    private static final String OTHER = "RECIPIENTS:content.attachment:0.9";

    private static final List<Shown> SHOWN = List.of(
            new Shown("signin.works", OTHER, "own-server", "signed-in", "-", Cause.AUTH_FAILED),
            new Shown("tls.works", OTHER, "own-server", "signed-in", "-", Cause.TLS_REQUIRED),
            new Shown("clean.spf", OTHER, "own-server", "-", "+", Cause.SPF_FAIL),
            new Shown("clean.dkim", OTHER, "own-server", "-", "+", Cause.DKIM_FAIL),
            new Shown("clean.dmarc", OTHER, "own-server", "-", "+", Cause.DMARC_FAIL),
            new Shown("clean.mx", OTHER, "own-server", "-", "+", Cause.SENDER_DOMAIN),
            new Shown("clean.reverse_dns", OTHER, "own-server", "-", "+", Cause.IP_PTR),
            new Shown("clean.block_lists", OTHER, "own-server", "-", "+", Cause.IP_LISTED),
            new Shown("left", OTHER, "own-server", "-", "-", Cause.SETTINGS_WRONG),
            new Shown("not_left", "YOURS:auth.failed:0.9", "own-server", "-", "-", Cause.DMARC_FAIL),
            new Shown("words.other", OTHER, "own-server", "-", "-", Cause.RECIPIENT_UNKNOWN),
            new Shown("final", OTHER, "own-server", "-", "-", Cause.TEMPORARY_GREYLIST),
            new Shown("dns.provider", OTHER, "gmail", "-", "-", Cause.SPF_FAIL),
            new Shown("address.shared", OTHER, "workspace", "-", "-", Cause.IP_LISTED),
            new Shown("no.connector", OTHER, "yahoo", "-", "-", Cause.CONNECTOR_MISCONFIGURED));

    @TestFactory
    Stream<DynamicTest> eachRulesOutWhatItSays() {
        return SHOWN.stream()
                .map(shown -> DynamicTest.dynamicTest(shown.id(), () -> {
                    String address = shown.provider().equals("gmail") ? "anna@gmail.com" : "anna@brightlane.example";
                    Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(SampleFacts.of(
                            shown.reading(), shown.provider(), address, shown.connection(), shown.dns()));
                    boolean ofTheRoute = MailRoute.TABLE.stream().anyMatch(p -> p.id().equals(shown.id()));
                    Stream<List<Evidence>> because = ofTheRoute
                            ? diagnosis.notYours().stream()
                                    .filter(c -> c.cause() == shown.against())
                                    .map(SetAside::because)
                            : diagnosis.ruledOut().stream()
                                    .filter(c -> c.cause() == shown.against())
                                    .map(RankedCause::evidence);
                    assertThat(because)
                            .singleElement()
                            .satisfies(reasons -> assertThat(reasons)
                                    .anyMatch(e -> e.key().equals("evidence." + shown.id()) && !e.speaksFor()));
                }));
    }

    /// Nobody asked a list, and a provider's address may be listed all the same: that is no disproof.
    @Test
    void whatIsNotYoursIsNotRuledOut() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(
                SampleFacts.of(OTHER, "workspace", "anna@brightlane.example", "-", "ptr.missing"));
        Set<Cause> addresses = Set.of(Cause.IP_LISTED, Cause.IP_BLOCKED, Cause.IP_REPUTATION, Cause.IP_PTR);
        assertThat(diagnosis.ruledOut()).extracting(RankedCause::cause).doesNotContainAnyElementsOf(addresses);
        assertThat(diagnosis.notYours()).extracting(SetAside::cause).containsAll(addresses);
    }

    @Test
    void whatNobodyAskedIsNotChecked() {
        Diagnosis diagnosis =
                DIAGNOSTICIAN.diagnose(SampleFacts.of(OTHER, "own-server", "anna@brightlane.example", "-", "-"));
        assertThat(diagnosis.notChecked())
                .extracting(SetAside::cause)
                .contains(Cause.SPF_FAIL, Cause.DKIM_FAIL, Cause.IP_PTR, Cause.IP_LISTED);
        assertThat(diagnosis.ruledOut()).extracting(RankedCause::cause).doesNotContain(Cause.SPF_FAIL, Cause.IP_LISTED);
    }

    /// "The mail had left" does not disprove settings that were just seen to fail.
    @Test
    void aFaultOfTheSubjectIsNeverRuledOut() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(SampleFacts.of(
                "RECIPIENTS:content.spam:0.98", "workspace", "anna@brightlane.example", "smtp.host_unresolved", "-"));
        assertThat(diagnosis.ruledOut()).extracting(RankedCause::cause).doesNotContain(Cause.SETTINGS_WRONG);
    }

    /// The denial is an answer about its mail servers, too: an empty one.
    @Test
    void aDomainThatDoesNotExistTakesNoMail() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(
                SampleFacts.of(OTHER, "own-server", "anna@brightlane.example", "-", "dns.nxdomain +"));
        assertThat(diagnosis.ruledOut()).extracting(RankedCause::cause).doesNotContain(Cause.SENDER_DOMAIN);
        assertThat(diagnosis.causes().stream().flatMap(c -> c.evidence().stream()))
                .noneMatch(e -> e.key().equals("evidence.clean.mx"));
    }

    /// What the bounce itself says is not ruled out by its own words, nor by what the route makes unlikely.
    @TestFactory
    Stream<DynamicTest> noneRulesOutWhatTheBounceSays() {
        return SHOWN.stream()
                .filter(shown -> shown.connection().equals("-") && shown.dns().equals("-"))
                .map(shown -> DynamicTest.dynamicTest(shown.id(), () -> {
                    String side = shown.reading().startsWith("YOURS") ? "YOURS" : "RECIPIENTS";
                    Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(SampleFacts.of(
                            side + ":" + shown.against().code() + ":0.9",
                            shown.provider(),
                            "anna@brightlane.example",
                            "-",
                            "-"));
                    assertThat(diagnosis.best().cause()).isEqualTo(shown.against());
                    assertThat(diagnosis.best().confidence()).isEqualTo(0.9);
                }));
    }

    /// A greeting with a name that leads nowhere is a fault of the same part: reverse DNS is not clean then.
    @Test
    void aFaultOfTheGreetingLeavesReverseDnsInDoubt() {
        for (String code : List.of("helo.bad", "helo.nohost", "helo.mismatch")) {
            Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(
                    SampleFacts.of(OTHER, "own-server", "anna@brightlane.example", "-", code + " +"));
            assertThat(diagnosis.ruledOut()).extracting(RankedCause::cause).doesNotContain(Cause.IP_PTR);
        }
    }

    @Test
    void noRuleIsWithoutACase() {
        Set<String> ids = Stream.concat(
                        CounterEvidence.TABLE.stream().map(CounterEvidence.Doubt::id),
                        MailRoute.TABLE.stream().map(MailRoute.Prune::id))
                .collect(Collectors.toSet());
        assertThat(SHOWN).extracting(Shown::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void idsAreUsedOnce() {
        assertThat(CauseRules.TABLE).extracting(CauseRules.Rule::id).doesNotHaveDuplicates();
        assertThat(BounceClaims.TABLE).extracting(BounceClaims.Check::id).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> twoFindingsSayMoreThanEachAlone() {
        return CauseRules.PAIRS.stream()
                .map(pair -> DynamicTest.dynamicTest(pair.id(), () -> {
                    String one = pair.one().iterator().next().code();
                    String other = pair.other().iterator().next().code();
                    assertThat(confidence(pair.cause(), one + "," + other))
                            .isGreaterThan(confidence(pair.cause(), one))
                            .isGreaterThan(confidence(pair.cause(), other));
                }));
    }

    private static double confidence(Cause cause, String dns) {
        return DIAGNOSTICIAN
                .diagnose(SampleFacts.of("-", "own-server", "anna@brightlane.example", "-", dns))
                .causes()
                .stream()
                .filter(c -> c.cause() == cause)
                .mapToDouble(RankedCause::confidence)
                .findFirst()
                .orElse(0);
    }
}
