package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.text.Texts;

/// Advice that was given once, did harm, and must not come back.
class HarmfulAdviceTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, Severities.load(), TEXTS);
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CATALOGUE, Severities.load());
    private static final PhraseBook BOOK = PhraseBook.load();

    /// ARC goes to Historic (draft-ietf-dmarc-arc-to-historic): a correction may say so, a step never asks
    /// for it. Nor is anything built on words in the subject, on numbers of a ramp that no receiver
    /// publishes, on Gmail's reputation pages, or on a record that the reader has to look for.
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void noStepInAnyLanguageBringsBackFolklore(String language) {
        List<Pattern> never = Stream.of(
                        "(?<!\\p{L})ARC(?!\\p{L})",
                        "(?i)capitals|Großbuchstaben|mayúsculas",
                        "(?i)spam.words|Spam-Wörter|palabras de spam",
                        "(?i)double (at most )?each|verdoppeln|duplica cada",
                        "\\b(?:[1-9]\\d) (a day|am Tag|al día)",
                        "(?i)Postmaster Tools[^.]*reputation",
                        "(?i)(another|second|one more) SPF record",
                        "(?i)a hundred quiet readers")
                .map(Pattern::compile)
                .toList();
        for (Guide guide : GuideBook.load(Locale.forLanguageTag(language)).all()) {
            for (String step : steps(guide)) {
                assertThat(never)
                        .as(guide.id() + ": " + step)
                        .noneMatch(p -> p.matcher(step).find());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void noCauseIsCuredByArc(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language));
        for (Cause cause : Cause.values()) {
            assertThat(texts.get("cause." + cause.code() + ".fix", Map.of())).doesNotContainPattern("\\bARC\\b");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spf.missing +, There is no TXT record",
        "spf.multiple +, There are several TXT records",
        "spf.not_authorised +, There is one TXT record",
        "-, Look for a TXT record"
    })
    void theRecordIsReplacedOrAddedByWhatIsPublished(String dns, String words) {
        Facts facts = SampleFacts.of("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "-", dns);
        assertThat(texts(item("spf.workspace", facts))).contains(words).containsOnlyOnce("v=spf1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocked using zen.spamhaus.org | Spamhaus: look | Barracuda, SpamCop, names no list",
                "blocked using bl.spamcop.net | SpamCop: it ends | Spamhaus:, Barracuda",
                "blocked using psbl.surriel.com | PSBL is what names you | Spamhaus, Barracuda, SpamCop",
                "blocked using bl.unheard-of.example | bl.unheard-of.example | Spamhaus, Barracuda, SpamCop",
            })
    void onlyTheListThatIsNamedIsSpokenOf(String reply, String words, String not) {
        Facts facts = facts("550 5.7.1 Service unavailable; Client host [192.0.2.7] " + reply, "own-server");
        assertThat(texts(item("delist.own", facts))).contains(words).doesNotContain(not.split(", ", -1));
    }

    @Test
    void aListingThatTheChecksFoundIsNamed() {
        Facts plain = SampleFacts.of("RECIPIENTS:ip.listed:0.9", "own-server", "a@brightlane.example", "-", "-");
        var found = new Finding(
                FindingCode.DNSBL_LISTED,
                "192.0.2.7",
                Map.of("zone", "b.barracudacentral.org", "list", "Barracuda"),
                "",
                Optional.empty(),
                "");
        assertThat(texts(item("delist.own", with(plain, List.of(found), Optional.empty()))))
                .contains("Barracuda: ask")
                .doesNotContain("SpamCop", "names no list");
        assertThat(texts(item("delist.own", plain))).contains("names no list").doesNotContain("Barracuda", "SpamCop");
    }

    @Test
    void theServerThatRefusedIsNamed() {
        Facts plain = SampleFacts.of("YOURS:relay.denied:0.9", "other", "a@brightlane.example", "-", "-");
        assertThat(texts(item("settings.any", plain))).contains("your provider’s own help page");
        var wanted =
                new Finding(FindingCode.SMTP_AUTH_REQUIRED, "smtp.hoster.example", Map.of(), "", Optional.empty(), "");
        Facts tried = new Facts(
                plain.readings(),
                plain.provider(),
                plain.address(),
                List.of(wanted),
                true,
                false,
                List.of(),
                EnumSet.noneOf(Part.class),
                Optional.empty());
        assertThat(checklist(tried))
                .first()
                .satisfies(item -> assertThat(texts(item))
                        .contains("It was smtp.hoster.example that refused, because nobody had signed in there")
                        .doesNotContain("help page"));
        Facts known = SampleFacts.of("YOURS:relay.denied:0.9", "gmail", "a@gmail.com", "-", "-");
        assertThat(texts(item("settings.any", known)))
                .contains("Server smtp.gmail.com, port")
                .doesNotContain("help page");
    }

    @Test
    void groupsAreOpenedByAPathOrACommandOfTheirOwnProvider() {
        Facts anybody = SampleFacts.of("RECIPIENTS:recipient.policy:0.9", "gmail", "a@gmail.com", "-", "-");
        assertThat(texts(item("ask.recipient", anybody)))
                .contains("Edit delivery management", "-RequireSenderAuthenticationEnabled $false", "Who can post");
        Facts postfix = facts("554 5.7.1 <u@shop.example>: Relay access denied", "gmail");
        assertThat(texts(item("ask.recipient", postfix))).doesNotContain("Exchange", "groups.google.com");
    }

    @Test
    void whatNobodyHasCheckedIsToldSo() {
        Facts facts = SampleFacts.of("YOURS:quota.exceeded:0.9", "yahoo", "a@yahoo.com", "-", "-");
        assertThat(item("quota.yahoo", facts).isChecked()).isFalse();
        assertThat(item("settings.yahoo", facts).isChecked()).isTrue();
        Facts plain = SampleFacts.of("RECIPIENTS:spf.fail:0.9", "workspace", "a@brightlane.example", "-", "-");
        assertThat(texts(item("spf.workspace", with(plain, List.of(), Optional.of("ns1.loopia.se")))))
                .contains("Nobody has checked these menus");
        assertThat(texts(item("spf.workspace", with(plain, List.of(), Optional.of("a.ns.cloudflare.com")))))
                .contains("Cloudflare")
                .doesNotContain("Nobody has checked");
    }

    @Test
    void aMailHostThatDoesNotKnowItsDomainIsTheRecipientsToMend() {
        Facts facts = facts("""
            This is the mail system at host mail.example.com.

            <user@example.net>: host mx.example.net[192.0.2.25] said: 554 5.7.1
                <user@example.net>: Relay access denied (in reply to RCPT TO command)
            """, "own-server");
        assertThat(facts.reading()).hasValueSatisfying(r -> assertThat(r.side()).isEqualTo(Reading.Side.RECIPIENTS));
        var diagnosis = DIAGNOSTICIAN.diagnose(facts);
        assertThat(REMEDIES.checklist(diagnosis, facts).now())
                .extracting(FixItem::id)
                .contains("tell.receiver")
                .doesNotContain("settings.own", "relay.own");
        assertThat(new Wording(TEXTS).answer(diagnosis.best(), facts)).doesNotContain("did not sign in");
        assertThat(new Wording(TEXTS).fix(Cause.RELAY_DENIED, facts)).contains("their server or their MX record");
    }

    /// What the words mean decides what is advised; each of these led to the opposite once.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "554 Message rejected: Address blacklisted. | recipient.unknown",
                "550 5.1.1 <user@example.net>: recipient address is blacklisted after repeated bounces"
                        + " | recipient.unknown",
                "Address user@example.net is on the account-level suppression list, not sending | recipient.unknown",
                "Error: Invalid login: 502 Command \"AUTH PLAIN AHVzZXI=\" not implemented | auth.method",
                "503 5.5.1 Error: authentication not enabled | auth.method",
                "500 5.3.3 Unrecognized command 'AUTH LOGIN' | auth.method",
                "net/smtp: send failed: smtp: server doesn't support AUTH | tls.required",
                "smtplib.SMTPNotSupportedError: SMTP AUTH extension not supported by server. | tls.required",
                "Authenticator LOGIN returned Swift_TransportException: Expected response code 250 but got code"
                        + " \"235\", with message \"235 Authentication succeeded\" | unknown",
                "SMTP Error: Could not connect to SMTP host. Connection refused (111) | unknown",
                "ConnectionRefusedError: [Errno 111] Connection refused | unknown",
                "PHPMailer: SMTP Error: The following recipients failed: user@example.net: 5.7.1 <unknown[192.0.2.7]>:"
                        + " Client host rejected: Access denied | auth.required",
                "The domain example.com is listed in the Spamhaus Domain Block List (code 127.255.255.254)."
                        + " | receiver.fault",
                "NOTE: your IP 192.0.2.10 answers 127.255.255.255 in zen.spamhaus.org: this IP is blacklisted"
                        + " | receiver.fault",
                "Jan  2 10:11:12 mail postfix/submission/smtpd[99]: NOQUEUE: reject: RCPT from"
                        + " host-7.isp.example[192.0.2.7]: 554 5.7.1 Service unavailable; Client host [192.0.2.7]"
                        + " blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7;"
                        + " from=<anna@example.com> to=<user@example.net> proto=ESMTP helo=<[192.168.1.5]>"
                        + " | auth.required",
                "502 5.5.1 AUTH not implemented | auth.method",
                "500 Syntax error, command \"AUTH\" unrecognized | auth.method",
                "503 5.5.2 AUTH command not recognized | auth.method",
                "Symfony\\Component\\Mailer\\Exception\\TransportException: Expected response code \"250\" but got code"
                        + " \"554\", with message \"554 5.7.1 <web.example[192.0.2.9]>: Client host rejected: Access"
                        + " denied\". | auth.required",
                "dial tcp 192.0.2.1:587: i/o timeout | unknown",
                "System.Net.Sockets.SocketException: the target machine actively refused it 192.0.2.1:587 | unknown",
                "550 5.1.1 Recipient is on the sender's suppression list (bounced address) | recipient.unknown",
                "curl: (67) Access denied: 535 | auth.failed",
                "Fehler (0x800CCC80) beim Senden | auth.method",
                "Die Absenderadresse „jo@example.com“ wurde vom Server abgelehnt. | sender.not_allowed",
                "554 5.7.1 Refused by local policy. No SPAM please! (B-ATTACH) | content.attachment",
                "{\"level\":\"error\",\"msg\":\"sending failed: SMTP server, 550 5.1.1 <u@example.net>: User unknown\","
                        + "\"http_code\":500} | recipient.unknown",
                "[\"550-5.1.1 The mailbox\", \"550 5.1.1 does not exist\"] | recipient.unknown",
                "550 5.4.4 Host not found: X-Virus-Scan-Gateway | recipient.unknown",
            })
    void theWordsAreNotTakenForTheirOpposite(String text, String cause) {
        assertThat(facts(text, "other").readings())
                .first()
                .extracting(r -> r.cause().code())
                .isEqualTo(cause);
    }

    /// What is pasted into a shell must be one word there.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a@brightlane.example | -Identity 'a@brightlane.example' -Smtp",
                "a'b@brightlane.example | -Identity MAILBOX -Smtp",
                "a$(calc)@brightlane.example | -Identity MAILBOX -Smtp",
            })
    void anAddressInACommandIsQuotedOrLeftOut(String address, String command) {
        Facts facts = SampleFacts.of("YOURS:auth.method:0.9", "microsoft365", address, "-", "-");
        assertThat(texts(item("smtpauth.365", facts))).contains(command);
    }

    @Test
    void aSuppressionListIsTheSendingServicesOwn() {
        Facts held = facts("554 Message rejected: Address blacklisted.", "other");
        assertThat(texts(item("recipient.address", held))).contains("the service’s own list");
        Facts gone = facts("550 5.1.1 <user@example.net>: User unknown", "other");
        assertThat(texts(item("recipient.address", gone))).doesNotContain("own list");
    }

    /// Whose words they are decides what is said of them: a program's are no server's, and the log of the server that
    /// refused is its owner's to act on.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ConnectionRefusedError: [Errno 111] Connection refused | client | No server refused | test.signin",
                "Expected response code 250 but got code \"235\", with message \"235 OK\" | client | No server refused"
                        + " | test.signin",
                "Jan  2 10:11:12 mail postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[172.17.0.9]: 554 5.7.1"
                        + " <u@example.net>: Relay access denied; from=<a@example.com> to=<u@example.net>"
                        + " | own-log | 172.17.0.9 may not relay through your server | own.rules",
                "Jan  2 10:11:12 mail postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1"
                        + " Service unavailable; Client host [192.0.2.9] blocked using bl.spamcop.net;"
                        + " from=<a@example.com> to=<u@example.net> | own-log | Your own server refused | own.rules",
            })
    void whoseWordsTheyAreIsTold(String text, String speaker, String answer, String guide) {
        Facts facts = facts(text, "own-server");
        var diagnosis = DIAGNOSTICIAN.diagnose(facts);
        assertThat(facts.reading())
                .hasValueSatisfying(r -> assertThat(r.saidBy()).isEqualTo(speaker));
        assertThat(new Wording(TEXTS).answer(diagnosis.best(), facts)).contains(answer);
        assertThat(checklist(facts))
                .extracting(FixItem::id)
                .contains(guide)
                .doesNotContain("delist.own", "tell.receiver");
    }

    private static List<FixItem> checklist(Facts facts) {
        return REMEDIES.checklist(DIAGNOSTICIAN.diagnose(facts), facts).now();
    }

    private static FixItem item(String id, Facts facts) {
        return REMEDIES.item(id, facts).orElseThrow();
    }

    private static String texts(FixItem item) {
        return String.join("\n", item.steps().stream().map(GuideStep::text).toList());
    }

    private static List<String> steps(Guide guide) {
        return guide.steps().stream()
                .filter(Guide.Step.Words.class::isInstance)
                .map(step -> ((Guide.Step.Words) step).step().text())
                .toList();
    }

    private static Facts facts(String text, String provider) {
        Facts plain = SampleFacts.of("-", provider, "anna@brightlane.example", "-", "-");
        return new Facts(
                BOOK.read(new BounceReader().read(text)),
                plain.provider(),
                plain.address(),
                List.of(),
                false,
                false,
                List.of(),
                EnumSet.noneOf(Part.class),
                Optional.empty());
    }

    private static Facts with(Facts plain, List<Finding> dns, Optional<String> nameServer) {
        return new Facts(
                plain.readings(),
                plain.provider(),
                plain.address(),
                List.of(),
                false,
                false,
                dns,
                EnumSet.noneOf(Part.class),
                nameServer.map(ns -> new Zone("brightlane.example", List.of(ns))));
    }
}
