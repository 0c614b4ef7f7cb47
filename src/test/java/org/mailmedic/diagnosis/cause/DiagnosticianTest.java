package org.mailmedic.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.text.Texts;

class DiagnosticianTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(Catalogue.load(), Severities.load());

    /// One case a rule: the finding alone, at a server of one's own where every cause is possible.
    @TestFactory
    Stream<DynamicTest> eachRuleSpeaks() {
        return CauseRules.TABLE.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.finding().code() + " -> " + rule.cause().code(), () -> {
                            boolean connection = rule.finding().code().startsWith("smtp.");
                            String code = rule.finding().code();
                            Diagnosis diagnosis = diagnose(
                                    "-",
                                    "own-server",
                                    "anna@brightlane.example",
                                    connection ? code : "-",
                                    connection ? "-" : code);
                            assertThat(diagnosis.causes())
                                    .filteredOn(c -> c.cause() == rule.cause())
                                    .singleElement()
                                    .satisfies(c -> {
                                        assertThat(c.confidence()).isGreaterThanOrEqualTo(rule.weight() - 1e-9);
                                        assertThat(c.evidence())
                                                .anyMatch(e -> e.reference().equals(code) && e.speaksFor());
                                    });
                        }));
    }

    /// Hygiene is never a cause, and neither are DMARC's reports or its first stage.
    @Test
    void findingsThatCannotBringARefusalStandInNoRule() {
        Set<FindingCode> harmless = EnumSet.noneOf(FindingCode.class);
        for (FindingCode code : FindingCode.values()) {
            if (code.code().matches("(mtasts|tlsrpt|bimi|dmarc\\.rua)\\..*")) {
                harmless.add(code);
            }
        }
        Severities severities = Severities.load();
        Stream.of(FindingCode.values())
                .filter(c -> severities.of(c) == Severity.INFO)
                .forEach(harmless::add);
        harmless.add(FindingCode.DNS_TIMEOUT);
        assertThat(harmless).contains(FindingCode.DMARC_P_NONE, FindingCode.DNSBL_REFUSED);
        assertThat(CauseRules.TABLE).noneMatch(rule -> harmless.contains(rule.finding()));
    }

    @Test
    void everyErrorOutsideHygieneLeadsSomewhere() {
        Severities severities = Severities.load();
        Set<FindingCode> ruled = EnumSet.noneOf(FindingCode.class);
        CauseRules.TABLE.forEach(rule -> ruled.add(rule.finding()));
        assertThat(Stream.of(FindingCode.values())
                        .filter(c -> severities.of(c) == Severity.ERROR)
                        .filter(c -> !c.code().matches("(mtasts|tlsrpt|bimi)\\..*"))
                        .filter(c -> c != FindingCode.DNS_TIMEOUT))
                .allMatch(ruled::contains);
    }

    @Test
    void aClaimThatIsStillTrueMakesSurer() {
        double alone = best("RECIPIENTS:spf.fail:0.8", "-", "-").confidence();
        RankedCause confirmed = best("RECIPIENTS:spf.fail:0.8", "-", "spf.not_authorised +");
        assertThat(confirmed.confidence()).isGreaterThan(alone);
        assertThat(confirmed.evidence()).extracting(Evidence::key).contains("evidence.still.dns");
    }

    @Test
    void aClaimThatIsNoLongerTrueIsDoubted() {
        RankedCause mended = best("RECIPIENTS:spf.fail:0.9", "-", "+");
        assertThat(mended.cause()).isEqualTo(Cause.SPF_FAIL);
        assertThat(mended.confidence()).isLessThan(0.7);
        assertThat(mended.evidence()).anyMatch(e -> !e.speaksFor() && e.key().equals("evidence.clean.spf"));
    }

    @Test
    void silenceIsNotTakenForClean() {
        RankedCause unasked = best("RECIPIENTS:spf.fail:0.9", "-", "dns.timeout");
        assertThat(unasked.confidence()).isEqualTo(0.9);
        Diagnosis refused =
                diagnose("RECIPIENTS:ip.ptr:0.9", "own-server", "a@brightlane.example", "-", "dnsbl.refused +");
        assertThat(refused.ruledOut()).extracting(RankedCause::cause).doesNotContain(Cause.IP_LISTED);
    }

    @Test
    void whatWasCheckedAndCleanIsRuledOutWithItsReason() {
        Diagnosis diagnosis =
                diagnose("RECIPIENTS:content.spam:0.9", "own-server", "a@brightlane.example", "signed-in", "+");
        assertThat(diagnosis.ruledOut())
                .extracting(RankedCause::cause)
                .contains(
                        Cause.SPF_FAIL,
                        Cause.DKIM_FAIL,
                        Cause.IP_PTR,
                        Cause.IP_LISTED,
                        Cause.AUTH_FAILED,
                        Cause.RECIPIENT_POLICY)
                .doesNotContain(Cause.CONTENT_SPAM);
    }

    @Test
    void anAnswerNeverContradictsItself() {
        Diagnosis diagnosis =
                diagnose("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "signed-in", "+");
        assertThat(diagnosis.ruledOut())
                .extracting(RankedCause::cause)
                .doesNotContainAnyElementsOf(
                        diagnosis.causes().stream().map(RankedCause::cause).toList());
    }

    @Test
    void allEvidenceHasWords() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Collection<Evidence> all = new ArrayList<>();
        for (String side : List.of("RECIPIENTS", "YOURS", "UNKNOWN")) {
            for (String provider : List.of("gmail", "own-server", "workspace")) {
                Diagnosis d = diagnose(
                        side + ":spf.fail:0.9", provider, "a@brightlane.example", "signed-in", "spf.multiple +");
                Diagnosis clean = diagnose(side + ":auth.failed:0.9", provider, "a@gmail.com", "signed-in", "+");
                Stream.of(d.causes(), d.ruledOut(), clean.causes(), clean.ruledOut())
                        .flatMap(List::stream)
                        .forEach(c -> all.addAll(c.evidence()));
            }
        }
        assertThat(all)
                .hasSizeGreaterThan(100)
                .allSatisfy(e -> assertThat(texts.keys()).contains(e.key()));
    }

    private static RankedCause best(String reading, String connection, String dns) {
        return diagnose(reading, "workspace", "anna@brightlane.example", connection, dns)
                .best();
    }

    private static Diagnosis diagnose(String reading, String provider, String address, String connection, String dns) {
        return DIAGNOSTICIAN.diagnose(SampleFacts.of(reading, provider, address, connection, dns));
    }
}
