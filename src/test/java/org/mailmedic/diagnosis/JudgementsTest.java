package org.mailmedic.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Evidence.Source;
import org.mailmedic.diagnosis.cause.MailRoute;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.UnansweredFindings;
import org.mailmedic.diagnosis.forecast.RequirementStatus;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;

/// The small judgements that an answer is made of: how sure, mended or not, whose DNS and whose address, and
/// what two sights come to.
class JudgementsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static RankedCause cause(double confidence, Evidence... evidence) {
        return new RankedCause(Cause.SPF_FAIL, confidence, List.of(evidence), false);
    }

    private static Evidence evidence(boolean speaksFor, String key) {
        return new Evidence(speaksFor, Source.DNS, key, Map.of(), "");
    }

    @ParameterizedTest
    @CsvSource({
        "1, certain",
        "0.95, certain",
        "0.949, very",
        "0.85, very",
        "0.849, fairly",
        "0.6, fairly",
        "0.599, unsure",
        "0.25, unsure",
        "0.249, none",
        "0, none"
    })
    void howSureIsSaidInWords(double confidence, String words) {
        assertThat(cause(confidence).confidenceKey()).isEqualTo("confidence." + words);
    }

    @Test
    void aClaimIsMendedOnlyIfNoneOfItIsStillTrue() {
        assertThat(cause(1).seemsMended()).isFalse();
        assertThat(cause(1, evidence(false, "evidence.clean.spf")).seemsMended())
                .isFalse();
        assertThat(cause(1, evidence(false, "claim.spf.mended")).seemsMended()).isTrue();
        assertThat(cause(1, evidence(false, "claim.spf.mended"), evidence(true, "claim.list.still"))
                        .seemsMended())
                .isFalse();
        assertThat(cause(1, evidence(false, "claim.spf.mended"), evidence(true, "evidence.said"))
                        .seemsMended())
                .isTrue();
    }

    /// Whose is the DNS, whose the address, and is the mail astray?
    @ParameterizedTest
    @CsvSource({
        "gmail, anna@gmail.com, -, false, false, false, true, false",
        "workspace, anna@brightlane.example, -, true, false, false, true, true",
        "own-server, anna@brightlane.example, -, true, true, false, true, true",
        "other, anna@brightlane.example, -, true, true, false, true, true",
        "own-server, anna@gmail.com, -, false, true, true, true, true",
        "yahoo-domain, anna@brightlane.example, -, true, false, false, true, false",
        "outlook.com, anna@outlook.com, -, false, false, false, true, false",
        "-, anna@brightlane.example, -, true, true, false, false, true",
        "-, anna@gmail.com, -, false, true, false, false, true",
        "microsoft365-direct, scan@brightlane.example, YOURS:relay.denied:0.9, true, true, false, true, true",
        "microsoft365-direct, scan@brightlane.example, RECIPIENTS:ip.ptr:0.9, true, false, false, true, true",
        "workspace-relay, scan@brightlane.example, YOURS:relay.denied:0.9, true, true, false, true, true",
        "workspace, scan@brightlane.example, YOURS:relay.denied:0.9, true, false, false, true, true"
    })
    void theRouteTellsWhatIsTheUsersOwn(
            String provider,
            String address,
            String reading,
            boolean ownDns,
            boolean ownAddress,
            boolean astray,
            boolean known,
            boolean connectors) {
        assertThat(MailRoute.of(SampleFacts.of(reading, provider, address, "-", "-"), CATALOGUE))
                .isEqualTo(new MailRoute(ownDns, ownAddress, astray, known, connectors));
    }

    @Test
    void mailThatGoesAstrayMayFailForTheDnsOfTheProvider() {
        assertThat(new MailRoute(false, true, true, true, true).allows(Cause.DMARC_FAIL))
                .isTrue();
        assertThat(new MailRoute(false, true, false, true, true).allows(Cause.DMARC_FAIL))
                .isFalse();
        assertThat(new MailRoute(true, true, false, true, true).allows(Cause.DMARC_FAIL))
                .isTrue();
        assertThat(new MailRoute(true, false, false, true, true).allows(Cause.IP_LISTED))
                .isFalse();
        assertThat(new MailRoute(true, true, false, true, false).allows(Cause.CONNECTOR_MISCONFIGURED))
                .isFalse();
    }

    /// One of two is enough: best, then hoped for; broken only if both are.
    @Test
    void ofTwoWaysTheBetterCounts() {
        for (RequirementStatus one : RequirementStatus.values()) {
            for (RequirementStatus other : RequirementStatus.values()) {
                RequirementStatus both = RequirementStatus.either(one, other);
                Set<RequirementStatus> given = Set.copyOf(List.of(one, other));
                RequirementStatus wanted = given.contains(RequirementStatus.MET)
                        ? RequirementStatus.MET
                        : given.contains(RequirementStatus.EXPECTED)
                                ? RequirementStatus.EXPECTED
                                : given.equals(Set.of(RequirementStatus.BROKEN))
                                        ? RequirementStatus.BROKEN
                                        : RequirementStatus.OPEN;
                assertThat(both).as(one + " or " + other).isEqualTo(wanted);
            }
        }
        assertThat(RequirementStatus.values())
                .filteredOn(RequirementStatus::isGood)
                .containsExactly(RequirementStatus.MET, RequirementStatus.EXPECTED);
    }

    @Test
    void silenceOfOneZoneIsToldOnce() {
        Finding txt = silence(FindingCode.DNS_TIMEOUT, "_dmarc.brightlane.example", "192.0.2.1", "a");
        Finding mx = silence(FindingCode.DNS_TIMEOUT, "brightlane.example", "192.0.2.1", "b");
        Finding sub = silence(FindingCode.DNS_TIMEOUT, "s1._domainkey.mail.brightlane.example", "192.0.2.1", "b\nc");
        Finding together = UnansweredFindings.together(List.of(txt, mx, sub)).getFirst();
        assertThat(UnansweredFindings.together(List.of(txt, mx, sub))).hasSize(1);
        assertThat(together.subject()).isEqualTo("brightlane.example");
        assertThat(together.evidence()).isEqualTo("a\nb\nc");
        assertThat(together.arguments())
                .containsEntry("count", "3")
                .containsEntry("resolver", "192.0.2.1")
                .containsEntry("name", "brightlane.example");
        assertThat(UnansweredFindings.together(List.of(txt))).containsExactly(txt);
        assertThat(UnansweredFindings.together(List.of(txt, txt)).getFirst().subject())
                .isEqualTo(txt.subject());
    }

    @Test
    void anotherFaultZoneOrResolverIsToldByItself() {
        Finding timeout = silence(FindingCode.DNS_TIMEOUT, "brightlane.example", "192.0.2.1", "a");
        assertThat(UnansweredFindings.together(List.of(
                        timeout,
                        silence(FindingCode.DNS_SERVFAIL, "brightlane.example", "192.0.2.1", "b"),
                        silence(FindingCode.DNS_TIMEOUT, "other.example", "192.0.2.1", "c"),
                        silence(FindingCode.DNS_TIMEOUT, "brightlane.example", "192.0.2.2", "d"),
                        SampleFacts.finding(FindingCode.SPF_MISSING),
                        SampleFacts.finding(FindingCode.DKIM_NOKEY))))
                .hasSize(6);
    }

    @Test
    void longSilenceIsCut() {
        Finding one = silence(FindingCode.DNS_TIMEOUT, "a.brightlane.example", "", "x".repeat(4_000));
        Finding other = silence(FindingCode.DNS_TIMEOUT, "b.brightlane.example", "", "y".repeat(3_999));
        Finding more = silence(FindingCode.DNS_TIMEOUT, "b.brightlane.example", "", "y".repeat(4_000));
        assertThat(UnansweredFindings.together(List.of(one, other)).getFirst().evidence())
                .hasSize(8_000)
                .endsWith("y");
        assertThat(UnansweredFindings.together(List.of(one, more)).getFirst().evidence())
                .hasSize(8_002)
                .endsWith(" …");
    }

    private static Finding silence(FindingCode code, String subject, String resolver, String evidence) {
        return new Finding(
                code,
                subject,
                resolver.isEmpty() ? Map.of() : Map.of("resolver", resolver),
                evidence,
                Optional.empty(),
                "");
    }
}
