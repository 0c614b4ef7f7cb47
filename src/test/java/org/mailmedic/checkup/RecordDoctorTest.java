package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.spf.SpfResult;

/// The record doctor and the trial of what it changes, over loopback DNS.
@Timeout(60)
class RecordDoctorTest {
    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void world() {
        server.add(
                "_spf.google.com. 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"",
                "lists.example. 300 IN TXT \"v=spf1 ip4:198.51.100.0/24 -all\"",
                "nested.example. 300 IN TXT \"v=spf1 include:lists.example ~all\"",
                "brightlane.example. 300 IN MX 10 mx.brightlane.example.",
                "mx.brightlane.example. 300 IN A 203.0.113.25");
    }

    private Facts facts(String provider, String address, List<String> sentFrom) throws Exception {
        String domain = address.substring(address.indexOf('@') + 1);
        var kind = Catalogue.load().byId(provider);
        var request = AuditRequest.about(domain, Set.of(Part.SPF, Part.DMARC, Part.DKIM), Duration.ofSeconds(10))
                .provider(kind)
                .addresses(sentFrom)
                .selectors(List.of("s1"))
                .build();
        AuditReport report = new Auditor(LiveDns.at(server.address()))
                .start(request, _ -> {})
                .result()
                .get(30, TimeUnit.SECONDS);
        return new Facts(
                List.of(),
                kind,
                address,
                List.of(),
                false,
                false,
                report.findings(),
                EnumSet.of(Part.SPF, Part.DMARC),
                Optional.empty(),
                report.measured());
    }

    private static Optional<RecordChange> spf(Facts facts) {
        return RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address()).stream()
                .filter(p -> p.record().value().startsWith("v=spf1"))
                .findFirst();
    }

    private static Optional<RecordChange> dmarc(Facts facts) {
        return RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address()).stream()
                .filter(p -> p.record().name().startsWith("_dmarc."))
                .findFirst();
    }

    private TrialResult tryRecord(Facts facts, RecordChange recordChange) throws InterruptedException {
        return new RecordTrial(LiveDns.at(server.address()), Severities.load(), Duration.ofSeconds(10))
                .play(recordChange, facts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The provider is missing: one term more, before the end, which stays as it is.
                "v=spf1 ip4:198.51.100.0/24 -all | v=spf1 ip4:198.51.100.0/24 include:_spf.google.com -all",
                "v=spf1 ip4:198.51.100.0/24 ~all | v=spf1 ip4:198.51.100.0/24 include:_spf.google.com ~all",
                // Several faults of one record are mended together.
                "v=spf1 ipv4:198.51.100.1 ~all mx | v=spf1 ip4:198.51.100.1 mx include:_spf.google.com ~all",
                "v=spf1 include:gone.example include:_spf.google.com -all | v=spf1 include:_spf.google.com -all",
                "v=spf1 include:_spf.google.com include:_spf.google.com ~all | v=spf1 include:_spf.google.com ~all",
                "v=spf1 include:_spf.google.com +all | v=spf1 include:_spf.google.com ~all",
                "v=spf1 include:_spf.google.com | v=spf1 include:_spf.google.com ~all",
                "v=spf1 include:_spf.google.com ?all | v=spf1 include:_spf.google.com ~all"
            })
    void theSmallestEditMendsIt(String before, String after) throws Exception {
        world();
        server.addText("brightlane.example", before);
        Facts facts = facts("workspace", "anna@brightlane.example", List.of("192.0.2.7"));

        RecordChange recordChange = spf(facts).orElseThrow();

        assertThat(recordChange.record().value()).isEqualTo(after);
        assertThat(recordChange.before()).containsExactly(before);
        TrialResult trial = tryRecord(facts, recordChange);
        assertThat(trial.left()).isEmpty();
        assertThat(trial.isGood()).isTrue();
        assertThat(trial.senders())
                .filteredOn(TrialResult.Sender::ofTheBounce)
                .singleElement()
                .satisfies(s -> assertThat(s.after()).isEqualTo(SpfResult.PASS));
    }

    @Test
    void aGoodRecordIsLeftAlone() throws Exception {
        world();
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com ~all");
        assertThat(spf(facts("workspace", "anna@brightlane.example", List.of("192.0.2.7"))))
                .isEmpty();
    }

    @Test
    void severalRecordsBecomeOneAndNobodyIsLost() throws Exception {
        world();
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com -all");
        server.addText("brightlane.example", "v=spf1 include:lists.example ~all");
        Facts facts = facts("workspace", "anna@brightlane.example", List.of("192.0.2.7"));

        RecordChange recordChange = spf(facts).orElseThrow();

        assertThat(recordChange.before()).hasSize(2);
        assertThat(recordChange.record().value())
                .contains("_spf.google.com", "lists.example")
                .endsWith("~all");
        TrialResult trial = tryRecord(facts, recordChange);
        assertThat(trial.lookups()).hasValue(2);
        assertThat(trial.senders()).extracting(TrialResult.Sender::who).contains("192.0.2.7", "198.51.100.0/24");
        assertThat(trial.senders()).allMatch(s -> s.after() == SpfResult.PASS);
        assertThat(trial.isGood()).isTrue();
    }

    @Test
    void tooManyLookupsAreSparedWithoutWritingAddressesOut() throws Exception {
        world();
        var record = new StringBuilder("v=spf1 include:lists.example include:nested.example a:gone.example");
        for (int i = 0; i < 7; i++) {
            server.addText("s" + i + ".example", "v=spf1 ip4:10.0." + i + ".0/24 ~all");
            record.append(" include:s").append(i).append(".example");
        }
        server.addText("brightlane.example", record + " -all");
        Facts facts = facts("own-server", "anna@brightlane.example", List.of());
        assertThat(facts.measured().spf().orElseThrow().tree().lookups()).isEqualTo(11);

        RecordChange recordChange = spf(facts).orElseThrow();

        assertThat(recordChange.record().value())
                .doesNotContain("gone.example", "ip4:")
                .endsWith("-all");
        TrialResult trial = tryRecord(facts, recordChange);
        assertThat(trial.lookups().orElseThrow()).isLessThanOrEqualTo(10);
        assertThat(trial.isGood()).isTrue();
    }

    /// Saving a look-up makes a record, too, and none is told that must not be published.
    @ParameterizedTest
    @CsvSource({
        "v=spf1 a -all, a, ''",
        "v=spf1 a mx -all, a, ip4:192.0.2",
        "v=spf1 a include:\u202e.example -all, a, ''"
    })
    void aRecordWithATermLessIsHeldAgainstTheRulesToo(String value, String term, String other) {
        var change = new RecordChange(new RecordToPublish("shop.example", "TXT", value), List.of(value), List.of());

        assertThat(RecordDoctor.exchanged(
                        change, term, other.isEmpty() ? List.of() : List.of(other), RecordChange.Kind.DROPPED_COVERED))
                .isEmpty();
    }

    /// Two records of which the merged one has too many look-ups: what is covered goes, and the own host
    /// is written out.
    @Test
    void aMergedRecordIsLookedAtAgain() throws Exception {
        world();
        server.add(
                "shop.example. 300 IN MX 10 mx.shop.example.",
                "mx.shop.example. 300 IN A 192.0.2.25",
                "shop.example. 300 IN A 203.0.113.70");
        var record = new StringBuilder("v=spf1 include:_spf.google.com");
        for (int i = 0; i < 9; i++) {
            server.addText("t" + i + ".example", "v=spf1 ip4:10.1." + i + ".0/24 ~all");
            record.append(" include:t").append(i).append(".example");
        }
        server.addText("shop.example", "v=spf1 include:_spf.google.com ~all");
        server.addText("shop.example", record + " a mx -all");
        Facts facts = facts("workspace", "anna@shop.example", List.of("192.0.2.7"));

        TrialResult trial = tryRecord(facts, spf(facts).orElseThrow());

        assertThat(trial.change().record().value())
                .contains(" ip4:203.0.113.70 ")
                .doesNotContain(" a ", " mx ")
                .endsWith(" ~all");
        assertThat(trial.lookups()).hasValue(10);
        assertThat(trial.change().before()).hasSize(2);
        assertThat(trial.isGood()).as(trial.toString()).isTrue();
    }

    @Test
    void aLossIsNoticedBeforeItIsPublished() throws Exception {
        world();
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com include:lists.example ~all");
        Facts facts = facts("workspace", "anna@brightlane.example", List.of("192.0.2.7"));
        var careless = new RecordChange(
                new org.mailmedic.diagnosis.record.RecordToPublish(
                        "brightlane.example", "TXT", "v=spf1 include:_spf.google.com ~all"),
                List.of("v=spf1 include:_spf.google.com include:lists.example ~all"),
                List.of());

        TrialResult trial = tryRecord(facts, careless);

        assertThat(trial.isGood()).isFalse();
        assertThat(trial.senders()).filteredOn(TrialResult.Sender::isLost).isNotEmpty();
    }

    @Test
    void whoHasNotSeenARecordPrescribesNothing() throws Exception {
        world();
        server.fault("brightlane.example", new DnsFault.ServerFailure());
        assertThat(spf(facts("workspace", "anna@brightlane.example", List.of("192.0.2.7"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- | v=DMARC1; p=none; rua=mailto:anna@brightlane.example",
                "v=dmarc1; p=reject; rua=mailto:a@brightlane.example |"
                        + " v=DMARC1; p=reject; rua=mailto:a@brightlane.example",
                "v=DMARC1; rua=mailto:a@brightlane.example | v=DMARC1; p=none; rua=mailto:a@brightlane.example",
                "v=DMARC1; p=monitor; rua=a@brightlane.example | v=DMARC1; p=none; rua=mailto:a@brightlane.example",
                "v=DMARC1; p=quarantine; pct=20; rua=mailto:a@brightlane.example |"
                        + " v=DMARC1; p=quarantine; rua=mailto:a@brightlane.example",
                "v=DMARC1; p=none | v=DMARC1; p=none; rua=mailto:anna@brightlane.example"
            })
    void dmarcIsMendedAndBeginsGently(String before, String after) throws Exception {
        world();
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com ~all");
        if (!before.equals("-")) {
            server.addText("_dmarc.brightlane.example", before);
        }
        Facts facts = facts("workspace", "anna@brightlane.example", List.of());

        RecordChange recordChange = dmarc(facts).orElseThrow();

        assertThat(recordChange.record().name()).isEqualTo("_dmarc.brightlane.example");
        assertThat(recordChange.record().value()).isEqualTo(after);
        assertThat(tryRecord(facts, recordChange).isGood()).isTrue();
    }

    @Test
    void ofSeveralDmarcRecordsTheMildestStays() throws Exception {
        world();
        server.addText("_dmarc.brightlane.example", "v=DMARC1; p=reject");
        server.addText("_dmarc.brightlane.example", "v=DMARC1; p=none; rua=mailto:a@brightlane.example");
        Facts facts = facts("workspace", "anna@brightlane.example", List.of());
        RecordChange recordChange = dmarc(facts).orElseThrow();
        assertThat(recordChange.record().value()).isEqualTo("v=DMARC1; p=none; rua=mailto:a@brightlane.example");
        assertThat(tryRecord(facts, recordChange).isGood()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1 k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                "k=ed25519; v=DKIM1; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                "v=DKIM1; k=ed25519; t=y; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            })
    void whatIsWrongAroundADkimKeyIsMended(String before) throws Exception {
        world();
        server.addText("s1._domainkey.brightlane.example", before);
        Facts facts = facts("own-server", "anna@brightlane.example", List.of());
        RecordChange recordChange =
                RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address()).stream()
                        .filter(p -> p.record().name().contains("_domainkey"))
                        .findFirst()
                        .orElseThrow();
        assertThat(recordChange.record().value())
                .isEqualTo("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(tryRecord(facts, recordChange).isGood()).isTrue();
    }

    @Test
    void theDifferenceIsShownWordForWord() throws Exception {
        world();
        server.addText("brightlane.example", "v=spf1 mx -all");
        RecordChange recordChange =
                spf(facts("workspace", "anna@brightlane.example", List.of())).orElseThrow();
        assertThat(recordChange.difference().stream()
                        .map(w -> switch (w.change()) {
                            case SAME -> w.text();
                            case OUT -> "-" + w.text();
                            case IN -> "+" + w.text();
                        })
                        .collect(Collectors.joining(" ")))
                .isEqualTo("v=spf1 mx +include:_spf.google.com -all");
    }

    @Test
    void longTextsAreCutInPiecesOfOneRecord() {
        var recordChange = new RecordChange(
                new org.mailmedic.diagnosis.record.RecordToPublish("a.example", "TXT", "x".repeat(600)),
                List.of(),
                List.of());
        assertThat(recordChange.strings()).extracting(String::length).containsExactly(255, 255, 90);
        assertThat(String.join("", recordChange.strings())).isEqualTo("x".repeat(600));
    }
}
