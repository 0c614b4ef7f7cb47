package org.mailmedic.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.record.PublishingRules;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.policy.dkim.DkimKeys;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.Outcome;

/// What the guard found once, each in the smallest case that shows it.
class FoundByTheGuardTest {
    private static final Known.Spoken ENGLISH = Known.in("en");
    private static final String ADDRESS = "anna@brightlane.example";

    private static Outcome outcome(Facts facts) {
        return ENGLISH.maker().of(CaseEvidence.of(facts));
    }

    private static Facts bounce(String text, String provider) {
        Facts plain = SampleFacts.of("-", provider, ADDRESS, "-", "-");
        return new Facts(
                Known.BOOK.read(new BounceReader().read(text)),
                plain.provider(),
                plain.address(),
                List.of(),
                false,
                false,
                List.of(),
                plain.checked(),
                Optional.empty());
    }

    private static List<String> now(Outcome outcome) {
        return outcome.checklist().now().stream().map(FixItem::id).toList();
    }

    private static List<String> steps(Outcome outcome) {
        return outcome.checklist().now().stream()
                .flatMap(item -> item.steps().stream())
                .map(GuideStep::text)
                .toList();
    }

    /// `+all` lets everybody pass, and is an error of SPF all the same.
    @Test
    void anErrorOfItsPartKeepsACauseFromBeingDisproved() {
        Outcome outcome =
                outcome(SampleFacts.of("YOURS:temporary.system:0.5", "workspace", ADDRESS, "-", "spf.plus_all"));
        assertThat(outcome.diagnosis().ruledOut()).noneMatch(cause -> cause.cause() == Cause.SPF_FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf.type99_only", "spf.wrong_place"})
    void aRecordThatNobodyReadsIsNone(String code) {
        Outcome outcome = outcome(SampleFacts.of("-", "workspace", ADDRESS, "-", code));
        assertThat(steps(outcome))
                .anyMatch(step -> step.startsWith("There is no TXT record"))
                .noneMatch(step -> step.startsWith("There is one TXT record"));
    }

    @Test
    void withoutARefusalThereIsNoBounceToPasteAndNoMailToSendAgain() {
        assertThat(now(outcome(SampleFacts.of("-", "-", "-", "-", "-")))).containsExactly("checks.first");
        assertThat(now(outcome(SampleFacts.of("UNKNOWN:unknown:0.1", "-", "-", "-", "-"))))
                .containsExactly("whole.bounce");
    }

    /// The domain of a large provider is that provider's to mend, and nobody has mended it.
    @Test
    void whatIsAProvidersIsToldToThatProvider() {
        Facts facts = SampleFacts.of("RECIPIENTS:domain.listed:0.9", "gmail", "anna@gmail.com", "-", "-");
        assertThat(now(outcome(facts))).containsExactly("ask.home");
        assertThat(outcome(facts).letterTo(FixItem.Who.PROVIDER)).isPresent();
    }

    /// Other lists say nothing of the one that the reply names.
    @Test
    void aListThatWasNotAskedIsNotInOrder() {
        Facts named = bounce(
                "550 5.7.1 Service unavailable; Client host [203.0.113.77] blocked using bl.odd.example", "own-server");
        Facts asked = new Facts(
                named.readings(),
                named.provider(),
                named.address(),
                List.of(),
                false,
                false,
                List.of(),
                Set.of(Part.BLOCK_LISTS),
                Optional.empty());
        assertThat(now(outcome(asked))).contains("delist.own").doesNotContain("send.again");
        assertThat(ENGLISH.wording().answer(outcome(asked).diagnosis().best(), asked))
                .contains("bl.odd.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 include:_spf.google.com ~all | true",
                "v=spf1 include:_spf.google.com | true",
                "v=spf1 ~all include:_spf.google.com | false",
                "v=spf1 include:_spf.google.com +all | false",
                "v=spf1 include:_spf.google.com all | false",
                "v=spf1 include:https://brightlane.example ~all | false"
            })
    void anSpfRecordEndsWellOrIsNotPublished(String value, boolean allowed) {
        assertThat(PublishingRules.allow(new RecordToPublish("brightlane.example", "TXT", value)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "mailto:d@brightlane.example!10m, true",
        "mailto:d@brightlane.example!10, true",
        "mailto:d@brightlane.example!10m np=reject, false",
        "mailto:d@brightlane.example!, false"
    })
    void aReportAddressEndsWithItsLimit(String uri, boolean plain) {
        assertThat(DmarcRecord.ReportAddress.isPlainMailto(uri)).isEqualTo(plain);
    }

    /// An address that is typed anew is of a domain of which nothing was asked.
    @Test
    void anAuditOfAnotherDomainIsNotTold() {
        var audited = new Case.Audited(
                Instant.EPOCH,
                "brightlane.example",
                List.of(new Case.AuditedPart(
                        Part.SPF, PartState.BAD, "", List.of(SampleFacts.finding(FindingCode.SPF_MISSING)))),
                1,
                1,
                List.of());
        assertThat(facts("anna@other.example", audited).dns()).isEmpty();
        assertThat(facts("anna@other.example", audited).checked()).isEmpty();
        assertThat(facts(ADDRESS, audited).dns()).hasSize(1);
        assertThat(facts("", audited).dns()).hasSize(1);
    }

    private static Facts facts(String address, Case.Audited audited) {
        return CaseEvidence.facts(
                List.of(),
                Optional.empty(),
                address,
                Optional.empty(),
                Optional.of(audited),
                Optional.empty(),
                Measured.NOTHING);
    }

    /// Settings are compared with the provider's without a try, and a server that is silent has answered nothing.
    @ParameterizedTest
    @CsvSource({
        "relay.denied, smtp.provider_mismatch, -",
        "sender.domain, -, dns.servfail",
    })
    void whatWasNotTriedIsNotStillSo(String cause, String connection, String dns) {
        Facts sample = SampleFacts.of("RECIPIENTS:" + cause + ":0.95", "workspace", ADDRESS, connection, dns);
        Facts brokenOff = new Facts(
                sample.readings(),
                sample.provider(),
                sample.address(),
                sample.connection(),
                false,
                false,
                sample.dns(),
                sample.checked(),
                Optional.empty());
        assertThat(outcome(brokenOff).diagnosis().best().evidence())
                .extracting(Evidence::key)
                .noneMatch(key -> key.startsWith("evidence.still"));
    }

    @Test
    void whatIsSaidOfAnotherDomainIsNotToldOfTheUsers() {
        Facts facts = bounce("550 5.7.1 The sender domain other.example is listed on a block list", "own-server");
        assertThat(ENGLISH.wording().answer(Cause.DOMAIN_LISTED, facts))
                .contains("other.example")
                .doesNotContain("brightlane.example");
    }

    /// A host stays as it is written, also where a sentence begins with it.
    @Test
    void aHostIsNotWrittenWithACapital() {
        Facts facts = bounce(
                "<ben@meadow.example>: host mx.meadow.example[198.51.100.25] said: 451 4.3.0 Temporary lookup failure"
                        + " (in reply to RCPT TO command)",
                "own-server");
        assertThat(ENGLISH.wording().answer(Cause.TEMPORARY_SYSTEM, facts)).startsWith("mx.meadow.example has");
    }

    /// The name that is not answered may hold a key.
    @Test
    void silenceOfOneNameLeavesOpenWhetherAnyKeyIsThere() throws Exception {
        var dns = new TableDns()
                .nameServer("brightlane.example", "ns1.brightlane.example")
                .silent("google._domainkey.brightlane.example", TableDns.Silence.TIMEOUT);
        assertThat(new DkimKeys(dns)
                        .look("brightlane.example", List.of(), List.of())
                        .nothingBelow())
                .isFalse();
    }
}
