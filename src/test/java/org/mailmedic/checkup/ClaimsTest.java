package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.remedy.Wording;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;
import org.mailmedic.text.Texts;

/// The bounce's own claims, held against what loopback DNS says now: one case for each check.
@Timeout(60)
class ClaimsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final String IP = "203.0.113.7";

    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private static Reading reading(Cause cause, Optional<String> list) {
        var refusal = new Refusal(
                new SmtpReply(550, EnhancedStatus.parse("5.7.27"), "refused"),
                Stage.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Clues(List.of(IP), List.of(), list, List.of(), List.of(), List.of()),
                List.of());
        return new Reading(
                refusal, "google", Reading.Side.RECIPIENTS, cause, 0.9, List.of(), true, Optional.empty(), List.of());
    }

    private Facts facts(Cause cause, Optional<String> list) throws Exception {
        var request = AuditRequest.about(
                        "brightlane.example",
                        EnumSet.of(Part.SPF, Part.DKIM, Part.DMARC, Part.REVERSE_DNS, Part.BLOCK_LISTS),
                        Duration.ofSeconds(5))
                .provider(CATALOGUE.byId("own-server"))
                .addresses(List.of(IP))
                .selectors(List.of("s1"))
                .blockLists(list.stream().toList())
                .build();
        AuditReport report = new Auditor(LiveDns.at(server.address()))
                .start(request, _ -> {})
                .result()
                .get(30, TimeUnit.SECONDS);
        return new Facts(
                List.of(reading(cause, list)),
                CATALOGUE.byId("own-server"),
                "anna@brightlane.example",
                List.of(),
                false,
                false,
                report.findings(),
                EnumSet.noneOf(Part.class),
                Optional.empty(),
                report.measured());
    }

    private static Diagnosis diagnose(Facts facts) {
        return new Diagnostician(CATALOGUE, Severities.load()).diagnose(facts);
    }

    private static String claims(Facts facts) {
        var wording = new Wording(TEXTS);
        return diagnose(facts).best().evidence().stream()
                .filter(e -> e.key().startsWith("claim."))
                .map(wording::evidence)
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPF_FAIL | v=spf1 include:a.example include:b.example -all | false |"
                        + " fail at “-all”; none of the 2 includes has this address.",
                "SPF_FAIL | v=spf1 ip4:192.0.2.1 ~all | false | softfail at “~all”.",
                "SPF_FAIL | v=spf1 ip4:192.0.2.1 | false | nothing in the record speaks of this address.",
                "SPF_FAIL | v=spf1 ipv4:192.0.2.1 -all | false | it cannot be evaluated",
                "SPF_FAIL | v=spf1 ip4:203.0.113.7 -all | true | it passes, at “ip4:203.0.113.7”. This seems to be",
                "UNAUTHENTICATED | v=spf1 ip4:203.0.113.7 -all | true | This seems to be repaired: send again.",
                "DMARC_FAIL | v=spf1 -all | false | SPF gives fail, so only a DKIM signature"
            })
    void whatItSaysOfSpfIsEvaluatedNow(Cause cause, String record, boolean mended, String words) throws Exception {
        server.addText("brightlane.example", record);
        server.addText("_dmarc.brightlane.example", "v=DMARC1; p=none");
        server.addText(
                "s1._domainkey.brightlane.example",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        server.addText("a.example", "v=spf1 ip4:192.0.2.1 -all");
        server.addText("b.example", "v=spf1 ip4:192.0.2.2 -all");
        Facts facts = facts(cause, Optional.empty());
        assertThat(claims(facts)).contains(words);
        assertThat(diagnose(facts).seemsMended()).isEqualTo(mended);
    }

    @Test
    void aMissingRecordIsSaidAndBelieved() throws Exception {
        server.add("brightlane.example. 300 IN A 203.0.113.80");
        Facts facts = facts(Cause.SPF_FAIL, Optional.empty());
        assertThat(claims(facts)).contains("Google said SPF did not pass from 203.0.113.7.", "has no SPF record");
        assertThat(diagnose(facts).best().confidence()).isGreaterThan(0.9);
    }

    @Test
    void silenceIsNoEvidence() throws Exception {
        server.fault("brightlane.example", new DnsFault.ServerFailure());
        Facts facts = facts(Cause.SPF_FAIL, Optional.empty());
        assertThat(claims(facts)).isEmpty();
        assertThat(diagnose(facts).seemsMended()).isFalse();
        assertThat(diagnose(facts).best().confidence()).isEqualTo(0.9);
    }

    @Test
    void whatIsMendedIsSimplySentAgain() throws Exception {
        server.addText("brightlane.example", "v=spf1 ip4:203.0.113.7 -all");
        Facts facts = facts(Cause.SPF_FAIL, Optional.empty());
        Diagnosis diagnosis = diagnose(facts);
        assertThat(new Wording(TEXTS).answer(diagnosis.best(), facts)).contains("send the mail again");
        assertThat(Remedies.load(CATALOGUE, Severities.load(), TEXTS)
                        .checklist(diagnosis, facts)
                        .now()
                        .getFirst()
                        .id())
                .isEqualTo("send.again");
    }

    @Test
    void aWithdrawnKeyAndAMissingPolicyAreSeen() throws Exception {
        server.add("brightlane.example. 300 IN A 203.0.113.80");
        server.addText("s1._domainkey.brightlane.example", "v=DKIM1; p=");
        assertThat(claims(facts(Cause.DKIM_FAIL, Optional.empty()))).contains("that key is withdrawn");
        assertThat(claims(facts(Cause.DMARC_FAIL, Optional.empty()))).contains("has no DMARC record");
    }

    @ParameterizedTest
    @CsvSource({
        "host.brightlane.example, 203.0.113.7, the name leads back to it",
        "host.brightlane.example, 203.0.113.8, does not lead back",
        "-, -, it has no name"
    })
    void reverseDnsIsLookedUpNow(String name, String back, String words) throws Exception {
        server.add("brightlane.example. 300 IN A 203.0.113.80");
        if (!name.equals("-")) {
            server.add("7.113.0.203.in-addr.arpa. 300 IN PTR " + name + ".", name + ". 300 IN A " + back);
        }
        assertThat(claims(facts(Cause.IP_PTR, Optional.empty()))).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"true, names 203.0.113.7", "false, does not name 203.0.113.7 any more"})
    void theListThatItNamesIsAskedNow(boolean listed, String words) throws Exception {
        server.add("2.0.0.127.list.example. 300 IN A 127.0.0.2", "list.example. 300 IN A 203.0.113.99");
        if (listed) {
            server.add("7.113.0.203.list.example. 300 IN A 127.0.0.2");
        }
        Facts facts = facts(Cause.IP_LISTED, Optional.of("list.example"));
        assertThat(claims(facts)).contains(words);
        assertThat(diagnose(facts).seemsMended()).isEqualTo(!listed);
    }
}
