package org.mailmedic.policy.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.policy.dmarc.DmarcReadout.Applied;
import org.mailmedic.policy.dmarc.DmarcReadout.Standard;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dmarc.DmarcRecord.Psd;
import org.mailmedic.policy.dmarc.DmarcRecord.ReportAddress;

/// What a DMARC record asks for (RFC 9989 section 4.7), tag by tag.
class DmarcRecordTest {
    private static DmarcRecord record(String tags) {
        return DmarcRecord.read("v=DMARC1; " + tags);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=reject | REJECT | REJECT | REJECT",
                "p=Quarantine | QUARANTINE | QUARANTINE | QUARANTINE",
                "p=reject; sp=none | REJECT | NONE | NONE",
                "p=none; np=reject | NONE | NONE | REJECT",
                "p=none; sp=quarantine; np=reject | NONE | QUARANTINE | REJECT",
                "p=all; sp=none | - | NONE | NONE",
                "p=reject; sp=all | REJECT | REJECT | REJECT",
                "rua=mailto:a@b.example | - | - | -"
            })
    void eachKindOfNameHasItsPolicy(String tags, String own, String below, String missing) {
        DmarcRecord record = record(tags);
        assertThat(shown(record.policy())).isEqualTo(own);
        assertThat(shown(record.subdomainPolicy())).isEqualTo(below);
        assertThat(shown(record.missingPolicy())).isEqualTo(missing);
    }

    private static String shown(Optional<Policy> policy) {
        return policy.map(Policy::name).orElse("-");
    }

    @Test
    void aWrongWordIsFoundInEachOfTheThree() {
        assertThat(record("p=reject; sp=none; np=none").hasBadPolicy(true)).isFalse();
        assertThat(record("p=all").hasBadPolicy(false)).isTrue();
        assertThat(record("p=none; sp=all").hasBadPolicy(false)).isTrue();
        // Only RFC 9989 knows `np`.
        assertThat(record("p=none; np=all").hasBadPolicy(true)).isTrue();
        assertThat(record("p=none; np=all").hasBadPolicy(false)).isFalse();
        assertThat(record("rua=mailto:a@b.example").hasBadPolicy(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "100,100",
        "101,100",
        "999,100",
        "1000,100",
        "-5,100",
        "5x,100",
        "'',100",
        "/,100",
        ":,100"
    })
    void thePercentageIsAWholeNumberUpToAHundred(String written, int percent) {
        assertThat(record("p=none; pct=" + written).percent()).isEqualTo(percent);
        assertThat(record("p=none").percent()).isEqualTo(100);
    }

    @Test
    void testAndStrictnessAreReadInEitherCase() {
        assertThat(record("p=none; t=y").isTest()).isTrue();
        assertThat(record("p=none; t=Y").isTest()).isTrue();
        assertThat(record("p=none; t=n").isTest()).isFalse();
        assertThat(record("p=none").isTest()).isFalse();
        assertThat(record("p=none; aspf=s").isStrictForSpf()).isTrue();
        assertThat(record("p=none; aspf=s").isStrictForDkim()).isFalse();
        assertThat(record("p=none; adkim=S").isStrictForDkim()).isTrue();
        assertThat(record("p=none; adkim=s").isStrictForSpf()).isFalse();
        assertThat(record("p=none; aspf=r; adkim=r").isStrictForSpf()).isFalse();
        assertThat(record("p=none; aspf=r; adkim=r").isStrictForDkim()).isFalse();
    }

    @Test
    void aPublicSuffixCallsItselfOneOrNot() {
        assertThat(record("p=none; psd=y").psd()).isEqualTo(Psd.YES);
        assertThat(record("p=none; psd=N").psd()).isEqualTo(Psd.NO);
        assertThat(record("p=none; psd=u").psd()).isEqualTo(Psd.UNSAID);
        assertThat(record("p=none").psd()).isEqualTo(Psd.UNSAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC2; p=none",
                "\"v=DMARC1; p=none\"",
                "v=DMARC1 p=none",
                "V = dmarc1 p=none",
                "DMARC1; p=none"
            })
    void whatIsMeantAsOneIsSeen(String text) {
        assertThat(DmarcRecord.read(text).isDmarc()).isFalse();
        assertThat(DmarcRecord.read(text).isAlmostDmarc()).isTrue();
    }

    @Test
    void whatIsNoneIsNotTakenForOne() {
        assertThat(record("p=none").isAlmostDmarc()).isFalse();
        assertThat(DmarcRecord.read("v=spf1 -all").isAlmostDmarc()).isFalse();
        assertThat(DmarcRecord.read("").isAlmostDmarc()).isFalse();
        assertThat(DmarcRecord.read("").hasVersionInOtherCase()).isFalse();
    }

    @Test
    void aVersionInAnotherCaseOrPlaceIsToldApart() {
        DmarcRecord small = DmarcRecord.read("v=dmarc1; p=none");
        assertThat(small.hasVersionInOtherCase()).isTrue();
        assertThat(small.hasVersionLater()).isFalse();
        DmarcRecord later = DmarcRecord.read("p=none; v=DMARC1");
        assertThat(later.hasVersionLater()).isTrue();
        assertThat(later.hasVersionInOtherCase()).isFalse();
        assertThat(record("p=none; v=DMARC1").hasVersionLater()).isFalse();
        assertThat(record("p=none").hasVersionInOtherCase()).isFalse();
        assertThat(DmarcRecord.read("v=DMARC2; p=none").hasVersionInOtherCase()).isFalse();
        assertThat(DmarcRecord.read("x=dmarc1; p=none").hasVersionInOtherCase()).isFalse();
        assertThat(DmarcRecord.read("p=none; v=DMARC2").hasVersionLater()).isFalse();
        assertThat(DmarcRecord.read("p=none; x=DMARC1").hasVersionLater()).isFalse();
    }

    @Test
    void reportAddressesThatNobodyCanReachAreToldApart() {
        DmarcRecord record = record("p=none; rua=mailto:a@B.example!10m,"
                + " MAILTO:c@d.example,e@f.example,mailto:@g.example,mailto:h@i,mailto:j"
                + " k@l.example,mailto:m@n.example.,mailto:o@.example,https://p.example");
        assertThat(record.reportAddresses())
                .containsExactly(
                        new ReportAddress("a@B.example", "b.example"), new ReportAddress("c@d.example", "d.example"));
        assertThat(record.badReportAddresses())
                .containsExactly(
                        "e@f.example",
                        "mailto:@g.example",
                        "mailto:h@i",
                        "mailto:j k@l.example",
                        "mailto:m@n.example.",
                        "mailto:o@.example",
                        "https://p.example");
        assertThat(record("p=none").reportAddresses()).isEmpty();
        assertThat(record("p=none").badReportAddresses()).isEmpty();
    }

    @Test
    void aRecordInTestIsOneStepMilderByTheNewStandardOnly() {
        DmarcRecord test = record("p=reject; t=y");
        assertThat(effective(Standard.RFC9989, test, Policy.REJECT)).contains(Policy.QUARANTINE);
        assertThat(effective(Standard.RFC9989, test, Policy.QUARANTINE)).contains(Policy.NONE);
        assertThat(effective(Standard.RFC9989, test, Policy.NONE)).contains(Policy.NONE);
        assertThat(effective(Standard.RFC7489, test, Policy.REJECT)).contains(Policy.REJECT);
        assertThat(effective(Standard.RFC9989, record("p=reject"), Policy.REJECT))
                .contains(Policy.REJECT);
    }

    @Test
    void aShareOfNoneIsOneStepMilderByTheOldStandardOnly() {
        DmarcRecord none = record("p=reject; pct=0");
        assertThat(effective(Standard.RFC7489, none, Policy.REJECT)).contains(Policy.QUARANTINE);
        assertThat(effective(Standard.RFC7489, record("p=reject; pct=1"), Policy.REJECT))
                .contains(Policy.REJECT);
        assertThat(effective(Standard.RFC9989, none, Policy.REJECT)).contains(Policy.REJECT);
    }

    private static Optional<Policy> effective(Standard standard, DmarcRecord record, Policy policy) {
        return new Applied(standard, "a.example", "_dmarc.a.example", Optional.of(record), Optional.of(policy))
                .effectivePolicy();
    }

    /// RFC 9989 section 4.10: the domain itself, then from seven labels upwards.
    @Test
    void theWalkCutsALongNameToSevenLabels() {
        assertThat(DmarcDiscovery.steps("a.b.example")).containsExactly("a.b.example", "b.example", "example");
        assertThat(DmarcDiscovery.steps("1.2.3.4.5.6.example"))
                .startsWith("1.2.3.4.5.6.example", "2.3.4.5.6.example")
                .hasSize(7);
        assertThat(DmarcDiscovery.steps("1.2.3.4.5.6.7.8.example"))
                .startsWith("1.2.3.4.5.6.7.8.example", "3.4.5.6.7.8.example", "4.5.6.7.8.example")
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "news.shop.example.com, example.com",
        "example.com, example.com",
        "com, com",
        "a.b.example.co.uk, example.co.uk",
        "co.uk, co.uk",
        "a.b.internal, b.internal",
        "internal, internal",
        "_dmarc.example.com, example.com",
        "s1._domainkey.mail.example.co.uk, example.co.uk",
        "_spf.internal, internal",
        "_dmarc.co.uk, co.uk",
        "_tcp, _tcp",
        "not a name, not a name"
    })
    void theOrganisationIsOneLabelBelowTheSuffix(String name, String organisation) {
        assertThat(OrganisationalDomain.of(name)).isEqualTo(organisation);
    }

    @Test
    void theListTellsItsRelease() {
        assertThat(OrganisationalDomain.list()).matches("Guava \\d+\\..+");
        assertThat(List.of(Policy.values())).extracting(Policy::word).containsExactly("none", "quarantine", "reject");
    }
}
