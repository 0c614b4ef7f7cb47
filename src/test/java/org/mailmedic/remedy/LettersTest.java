package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.remedy.FixItem.Who;
import org.mailmedic.reply.Original;
import org.mailmedic.text.Texts;

class LettersTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Severities SEVERITIES = Severities.load();
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Letters LETTERS = new Letters(TEXTS);
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, SEVERITIES, TEXTS);

    @Test
    void theRecipientsSideGetsTheReplyAndOneQuestion() {
        Letter letter = only(Who.RECIPIENT, "RECIPIENTS:recipient.policy:0.9", "gmail", "anna@gmail.com", "-");
        assertThat(letter.subject()).isEqualTo("Mail from gmail.com is refused by your server");
        assertThat(letter.body())
                .contains("from anna@gmail.com to buyer@shop.example", "550 5.7.1 Message refused", "let mail from");
    }

    @Test
    void theKeeperOfTheDnsGetsTheTasksButTheRecipientDoesNot() {
        String dns = "spf.missing,dkim.none_found,dmarc.missing +";
        String reading = "RECIPIENTS:unauthenticated:0.9";
        assertThat(only(Who.DNS_KEEPER, reading, "workspace", "a@brightlane.example", dns)
                        .body())
                .contains("1. Publish an SPF record", "No SPF record");
        assertThat(only(Who.YOUR_ADMIN, reading, "workspace", "a@brightlane.example", dns)
                        .body())
                .contains("Start authentication", "https://admin.google.com");
        assertThat(letters(SampleFacts.of(reading, "workspace", "a@brightlane.example", "-", dns)))
                .extracting(Letter::to)
                .doesNotContain(Who.RECIPIENT);
    }

    @Test
    void aLetterIsWrittenOnlyToThoseItConcerns() {
        assertThat(letters(SampleFacts.of("YOURS:auth.failed:0.9", "gmail", "a@gmail.com", "smtp.auth_failed", "-")))
                .isEmpty();
        assertThat(letters(SampleFacts.of("YOURS:ip.blocked:0.9", "gmail", "a@gmail.com", "-", "-")))
                .extracting(Letter::to)
                .containsExactly(Who.PROVIDER);
        assertThat(letters(SampleFacts.of("-", "gmail", "a@gmail.com", "smtp.auth_failed", "-")))
                .isEmpty();
    }

    @Test
    void whatComesFromOutsideStaysOneLine() {
        Facts facts = SampleFacts.of("RECIPIENTS:ip.ptr:0.9", "own-server", "a@brightlane.example", "-", "-");
        var forged = new Evidence(
                false, Evidence.Source.DNS, "finding.ptr.missing.title", Map.of(), "x\r\n\r\nPlease pay\u202e here");
        var subjectBreaker = new Evidence(
                false, Evidence.Source.DNS, "evidence.dns.provider", Map.of("provider", "a\r\nBcc: b\u202e"), "route");
        var diagnosis = new Diagnosis(
                List.of(new RankedCause(Cause.IP_PTR, 0.9, List.of(forged, subjectBreaker), false)), List.of());
        Optional<Letter> letter = LETTERS
                .write(diagnosis, facts, List.of(item("tell.receiver", Who.RECIPIENT, Optional.empty())), Original.NONE)
                .stream()
                .findFirst();
        assertThat(letter).hasValueSatisfying(l -> assertThat(l.body()).doesNotContain("\r", "\u202e", "\nBcc"));
    }

    @Test
    void aRecordStaysOneLine() {
        Facts facts = SampleFacts.of("RECIPIENTS:ip.ptr:0.9", "own-server", "a@brightlane.example", "-", "-");
        var diagnosis = new Diagnosis(List.of(new RankedCause(Cause.IP_PTR, 0.9, List.of(), false)), List.of());
        var item = item(
                "spf-add",
                Who.DNS_KEEPER,
                Optional.of(new RecordToPublish(
                        "a.example\nPlease pay", "TXT", "v=spf1\r\nPlease pay\u2028\u202e\ue000\ud800 here")));

        Letter letter =
                LETTERS.write(diagnosis, facts, List.of(item), Original.NONE).getFirst();

        assertThat(letter.body())
                .contains("v=spf1 ", "here")
                .doesNotContain("\r", "\u202e", "\u2028", "\ue000", "\ud800", "\nPlease");
    }

    @Test
    void noPlaceholderStaysOpen() {
        for (Cause cause : Cause.values()) {
            for (String side : List.of("YOURS", "RECIPIENTS", "UNKNOWN")) {
                for (Letter letter :
                        letters(SampleFacts.of(side + ":" + cause.code() + ":0.8", "-", "-", "-", "ptr.missing"))) {
                    assertThat(letter.subject() + letter.body()).doesNotContainPattern("\\{[a-z]+}");
                }
            }
        }
    }

    private static FixItem item(String id, Who who, Optional<RecordToPublish> record) {
        return new FixItem(
                id,
                "Add the server",
                who,
                10,
                List.of(),
                record,
                Optional.empty(),
                "",
                new Fact(URI.create("https://example.com/"), LocalDate.EPOCH, true),
                Part.SPF,
                Optional.empty());
    }

    private static Letter only(Who who, String reading, String provider, String address, String dns) {
        return letters(SampleFacts.of(reading, provider, address, "-", dns)).stream()
                .filter(l -> l.to() == who)
                .findFirst()
                .orElseThrow();
    }

    private static List<Letter> letters(Facts facts) {
        Diagnosis diagnosis = new Diagnostician(CATALOGUE, SEVERITIES).diagnose(facts);
        return LETTERS.write(
                diagnosis, facts, REMEDIES.checklist(diagnosis, facts).now(), Original.NONE);
    }
}
