package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.SpokenSender;
import org.mailmedic.text.Texts;

/// What was passed on is not mended by records of the reader's own domain.
class ForwardedMailTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final PhraseBook BOOK = PhraseBook.load();
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CATALOGUE, Severities.load());
    private static final String UNAUTHENTICATED =
            "550-5.7.26 This mail has been blocked because the sender is unauthenticated."
                    + " 550-5.7.26 Authentication results: 550-5.7.26 DKIM = did not pass"
                    + " 550-5.7.26 SPF [bakery.example] with ip: [192.0.2.61] = did not pass 550 5.7.26 - gsmtp";
    private static final String DMARC = "550 5.7.26 Unauthenticated email from bakery.example is not accepted due to"
            + " domain's DMARC policy. - gsmtp";

    /// Each mark of software that forwards; the same refusal without it is one of authentication.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postfix/smtp[7]: 5DE: to=<eva@gmail.com>, orig_to=<shop@club.example>, status=bounced (host"
                        + " mx.example.net[192.0.2.9] said: %s",
                "<eva@gmail.com> (expanded from <shop@club.example>): host mx.example.net[192.0.2.9] said: %s",
                "  eva@gmail.com\n    (generated from shop@club.example)\n    host mx.example.net [192.0.2.9]\n    %s",
                "2026-03-04 05:06:07 1aBcDe-000123-Ab ** eva@gmail.com <shop@club.example> R=dnslookup"
                        + " T=remote_smtp H=mx.example.net [192.0.2.9]: SMTP error: %s",
                "from=<SRS0=k3x=QX=bakery.example=jo@club.example>, relay=mx.example.net said: %s",
                "from=<jo+caf_=shop=club.example@gmail.com>\nto=<shop@club.example>, said: %s",
                "Everything for shop@club.example is forwarded to my Gmail, and people get:\n%s",
                "Post an shop@club.example wird weitergeleitet, und das kommt zurück:\n%s",
                "El correo de shop@club.example se reenvía a Gmail y vuelve esto:\n%s",
            })
    void aSignOfForwardingTellsWhatBroke(String around) {
        assertThat(best(around.formatted(UNAUTHENTICATED)).cause()).isEqualTo(Cause.FORWARDING);
        assertThat(best(around.formatted(DMARC)).cause()).isEqualTo(Cause.FORWARDING);
    }

    /// An alias that only differs in case, a seal of one's own provider, a word that looks alike.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "postfix/smtp[7]: 5DE: to=<root@example.net>, orig_to=<root>, said: %s",
                "2026-03-04 05:06:07 1aBcDe-000123-Ab ** eva@example.net <Eva@Example.net> R=dnslookup H=mx: %s",
                "ARC-Seal: i=1; a=rsa-sha256; d=microsoft.com; s=arcselector\n%s",
                "---------- Forwarded message ----------\n%s",
                "NOSRS0=4 %s",
            })
    void withoutASignItIsWhatItSays(String around) {
        assertThat(best(around.formatted(DMARC)).cause()).isEqualTo(Cause.DMARC_FAIL);
    }

    /// Forwarding breaks the proof of origin, and nothing else.
    @Test
    void whatForwardingDoesNotBreakStaysWhatItIs() {
        assertThat(best("<eva@gmail.com> (expanded from <shop@club.example>): host mx.example.net[192.0.2.9] said:"
                                + " 550 5.1.1 The email account that you tried to reach does not exist.")
                        .cause())
                .isEqualTo(Cause.RECIPIENT_UNKNOWN);
    }

    @Test
    void aMessageThatBearsTheMarksOfItsForwarderIsRead() {
        assertThat(best("""
            From: MAILER-DAEMON@club.example
            Return-Path: <>
            Subject: Undelivered Mail
            Content-Type: text/plain

            <eva@gmail.com>: host mx.example.net[192.0.2.9] said: %s

            --- Below this line is a copy of the message.

            Return-Path: <SRS0=aa=BB=bakery.example=jo@club.example>
            From: jo@bakery.example
            """.formatted(DMARC)).cause()).isEqualTo(Cause.FORWARDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "me@club.example | FORWARDING",
                "jo@bakery.example | DMARC_FAIL",
                "jo@mail.bakery.example | DMARC_FAIL",
                "'' | DMARC_FAIL",
            })
    void aRefusalThatSpeaksOfAnotherDomainIsNotAboutMine(String address, Cause cause) {
        assertThat(facts(DMARC, address).reading())
                .hasValueSatisfying(r -> assertThat(r.cause()).isEqualTo(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void nothingSaidOfAnothersMailSpeaksOfMyRecords(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language));
        Facts facts = facts(DMARC, "me@club.example");
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(facts);
        var wording = new Wording(texts);
        assertThat(diagnosis.best().cause()).isEqualTo(Cause.FORWARDING);
        assertThat(diagnosis.seemsMended()).isFalse();
        assertThat(diagnosis.best().evidence()).extracting(Evidence::key).contains("evidence.forwarded.domain");
        assertThat(wording.answer(diagnosis.best(), facts))
                .contains("bakery.example")
                .doesNotContain("club.example");
        assertThat(Remedies.load(Catalogue.load(texts.locale()), Severities.load(), texts)
                        .checklist(diagnosis, facts)
                        .now())
                .extracting(FixItem::id)
                .containsExactly("forwarder.any");
    }

    /// The mailing service's own envelope domain is what SPF is held against.
    @Test
    void aServicesOwnDomainIsNoForwarder() {
        Facts facts = new Facts(
                readings(UNAUTHENTICATED),
                CATALOGUE.byId("mailing-service"),
                "me@club.example",
                List.of(),
                false,
                false,
                List.of(),
                Set.of(),
                Optional.empty());
        assertThat(facts.reading())
                .hasValueSatisfying(r -> assertThat(r.cause()).isEqualTo(Cause.UNAUTHENTICATED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPF [Shop.Example] with ip: [192.0.2.1] = did not pass | shop.example",
                "The MAIL FROM domain [shop.example] has an SPF record | shop.example",
                "domain of jo@shop.example does not designate 192.0.2.1 as permitted sender | shop.example",
                "sending domain shop.example does not pass DMARC | shop.example",
                "SPF fail. See http://www.openspf.org/Why?s=mfrom;id=jo%40shop.example;ip=192.0.2.1 | shop.example",
                "SPF fail. See http://www.openspf.org/Why?s=mfrom | -",
                "We do not accept mail from mail.shop.example [192.0.2.1] here | -",
                "dmarc=fail header.from=shop.example | shop.example",
                "no mail from you, see example.net | -",
                "mail from 192.0.2.1 | -",
                "mail from  | -",
                "mail from .. | -",
            })
    void theDomainSpokenOfIsFound(String words, String domain) {
        assertThat(SpokenSender.domainsIn(new SmtpReply(550, Optional.empty(), words)))
                .isEqualTo(Stream.of(domain).filter(d -> !d.equals("-")).toList());
    }

    private static Facts facts(String text, String address) {
        return new Facts(
                readings(text),
                Optional.empty(),
                address,
                List.of(),
                false,
                false,
                List.of(),
                Set.of(),
                Optional.empty());
    }

    private static Reading best(String text) {
        return readings(text).getFirst();
    }

    private static List<Reading> readings(String text) {
        return BOOK.read(new BounceReader().read(text));
    }
}
