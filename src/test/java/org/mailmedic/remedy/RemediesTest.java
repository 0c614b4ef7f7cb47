package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.text.Texts;

class RemediesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, Severities.load(), TEXTS);
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CATALOGUE, Severities.load());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YOURS:relay.denied:0.9 | gmail | anna@gmail.com | - | - | settings.gmail",
                "YOURS:relay.denied:0.9 | workspace-relay | anna@brightlane.example | - | - | settings.workspace-relay"
                        + " relay.workspace",
                "YOURS:relay.denied:0.9 | own-server | anna@brightlane.example | - | - | settings.own relay.own",
                "YOURS:auth.method:0.9 | gmail | anna@gmail.com | smtp.auth_failed | - | signin.gmail",
                "YOURS:auth.method:0.9 | microsoft365 | anna@brightlane.example | smtp.auth_method | - | signin.365"
                        + " smtpauth.365",
                "YOURS:auth.failed:0.9 | yahoo | anna@yahoo.com | smtp.auth_failed | - | signin.yahoo",
                "YOURS:sender.not_allowed:0.9 | microsoft365 | info@brightlane.example | smtp.sender_refused | - |"
                        + " sendas.365",
                "RECIPIENTS:unauthenticated:0.9 | workspace | anna@brightlane.example | signed-in |"
                        + " spf.missing,dkim.none_found,dmarc.missing + | spf.workspace dkim.workspace",
                "RECIPIENTS:spf.fail:0.9 | microsoft365 | anna@brightlane.example | - | spf.multiple + | spf.365",
                "RECIPIENTS:ip.ptr:0.9 | own-server | anna@brightlane.example | - | ptr.missing + | ptr.own",
                "RECIPIENTS:ip.listed:0.9 | own-server | anna@brightlane.example | - | dnsbl.listed + | delist.own",
                "RECIPIENTS:recipient.policy:0.9 | gmail | anna@gmail.com | - | - | ask.recipient",
                "RECIPIENTS:content.spam:0.9 | other | anna@brightlane.example | - | - | content.plain",
                "- | gmail | anna@gmail.com | smtp.port_blocked | - | settings.gmail"
            })
    void theChecklistFitsCauseAndProvider(
            String reading, String provider, String address, String connection, String dns, String ids) {
        assertThat(checklist(SampleFacts.of(reading, provider, address, connection, dns))
                        .now())
                .extracting(FixItem::id)
                .containsExactly(ids.split(" ", -1));
    }

    @Test
    void aSharedAddressIsTheProvidersToMend() {
        Facts facts = SampleFacts.of("RECIPIENTS:ip.listed:0.95", "microsoft365", "a@brightlane.example", "-", "-");
        assertThat(checklist(facts).now()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("ask.provider");
            assertThat(item.who()).isEqualTo(FixItem.Who.PROVIDER);
        });
    }

    @Test
    void nobodyIsSentToEditTheDnsOfAFreeMailProvider() {
        Facts facts = SampleFacts.of(
                "RECIPIENTS:unauthenticated:0.9",
                "gmail",
                "a@gmail.com",
                "-",
                "spf.missing,dkim.none_found,dmarc.missing +");
        Checklist checklist = checklist(facts);
        assertThat(Stream.concat(checklist.now().stream(), checklist.later().stream()))
                .allMatch(item -> item.record().isEmpty() && item.who() != FixItem.Who.DNS_KEEPER);
    }

    @Test
    void anAddressThatWentAstrayIsSentHome() {
        Facts facts = SampleFacts.of(
                "RECIPIENTS:dmarc.fail:0.9",
                "own-server",
                "kim@yahoo.com",
                "-",
                "dmarc.cannot_pass,spf.not_authorised +");
        assertThat(checklist(facts).now()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("route.home");
            assertThat(item.title()).isEqualTo("Send this address through Yahoo Mail");
            assertThat(item.steps().getFirst().text()).contains("smtp.mail.yahoo.com, port 465 with SSL/TLS");
        });
    }

    @Test
    void theRecordIsTheOneThatTheFindingCarriesInThePanelsForm() {
        var record = new RecordToPublish(
                "brightlane.example", "TXT", "v=spf1 include:_spf.google.com include:servers.mcsv.net ~all");
        var finding = new Finding(
                FindingCode.SPF_MULTIPLE,
                "brightlane.example",
                Map.of(),
                "two records",
                Optional.of(record),
                "RFC 7208 4.5");
        Facts plain = SampleFacts.of("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "-", "-");
        var facts = new Facts(
                plain.readings(),
                plain.provider(),
                plain.address(),
                List.of(),
                false,
                false,
                List.of(finding),
                plain.checked(),
                Optional.of(new Zone("brightlane.example", List.of("ada.ns.cloudflare.com", "lee.ns.cloudflare.com"))));
        FixItem item = checklist(facts).now().getFirst();
        assertThat(item.title()).isEqualTo("Join the SPF records into one");
        assertThat(item.record()).contains(record);
        assertThat(item.panel()).hasValueSatisfying(panel -> {
            assertThat(panel.host()).isEqualTo("Cloudflare");
            assertThat(panel.name()).isEqualTo("@");
            assertThat(panel.valueLabel()).isEqualTo("Content");
        });
        assertThat(item.steps().getFirst().text())
                .isEqualTo("Your DNS is at Cloudflare. Open your domain > DNS > Records.");
        assertThat(item.recheck()).isEqualTo(Part.SPF);
    }

    @Test
    void whatIsInOrderIsLeftOut() {
        assertThat(checklist(SampleFacts.of("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "-", "+"))
                        .now())
                .extracting(FixItem::id)
                .containsExactly("send.again");
        assertThat(checklist(SampleFacts.of("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "-", "-"))
                        .now())
                .as("not checked is not in order")
                .extracting(FixItem::id)
                .containsExactly("spf.workspace", "dkim.workspace");
    }

    @Test
    void aPublishedKeyIsNoProofThatMailIsSigned() {
        assertThat(checklist(SampleFacts.of("RECIPIENTS:dkim.fail:0.9", "workspace", "a@brightlane.example", "-", "+"))
                        .now())
                .extracting(FixItem::id)
                .containsExactly("dkim.workspace");
    }

    @Test
    void laterHoldsWhatDoesNotCureThisBounce() {
        Checklist checklist = checklist(SampleFacts.of(
                "YOURS:auth.method:0.95",
                "workspace",
                "a@brightlane.example",
                "smtp.auth_method",
                "dmarc.missing,dmarc.p_none,spf.multiple,mtasts.policy"));
        assertThat(checklist.now()).extracting(FixItem::id).containsExactly("signin.workspace");
        assertThat(checklist.later())
                .extracting(FixItem::id)
                .contains("spf.workspace", "dmarc.start", "dmarc.stages", "transport.any");
    }

    @Test
    void everyCauseAtEveryProviderHasSomethingToDoAndNoOpenPlaceholder() {
        for (ProviderKind kind :
                CATALOGUE.providers().stream().flatMap(p -> p.kinds().stream()).toList()) {
            for (Cause cause : Cause.values()) {
                Facts facts = SampleFacts.of(
                        "UNKNOWN:" + cause.code() + ":0.9", kind.id(), "anna@brightlane.example", "-", "-");
                Checklist checklist = checklist(facts);
                assertThat(checklist.now()).as(cause + " at " + kind.id()).isNotEmpty();
                assertThat(checklist.toString()).doesNotContain("{domain}").doesNotContainPattern("\\{[a-z]+}");
            }
        }
    }

    @Test
    void theAnswerIsASentenceWithTheNamesOfThisCase() {
        var wording = new Wording(TEXTS);
        Facts facts = SampleFacts.of("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "-", "-");
        assertThat(wording.answer(DIAGNOSTICIAN.diagnose(facts).best(), facts))
                .isEqualTo("The SPF record of brightlane.example does not allow the server that sent this mail, so the"
                        + " receiving server refused it.");
        Facts clean = SampleFacts.of("-", "workspace", "a@brightlane.example", "signed-in", "+");
        assertThat(wording.answer(DIAGNOSTICIAN.diagnose(clean).best(), clean))
                .isEqualTo("Nothing that we could check is wrong.");
        Facts unknown = SampleFacts.of("YOURS:auth.failed:0.9", "-", "-", "-", "-");
        assertThat(wording.answer(DIAGNOSTICIAN.diagnose(unknown).best(), unknown))
                .startsWith("Your provider did not accept");
    }

    private static Checklist checklist(Facts facts) {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts);
        return REMEDIES.checklist(diagnosis, facts);
    }
}
