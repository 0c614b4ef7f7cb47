package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.diagnosis.forecast.HealthState;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// The six parts before the four receivers, from what loopback DNS says.
@Timeout(120)
class HealthTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Facts facts(String... addresses) throws Exception {
        var request = AuditRequest.about(
                        "brightlane.example",
                        EnumSet.complementOf(EnumSet.of(Part.TRANSPORT, Part.BRAND)),
                        Duration.ofSeconds(30))
                .provider(CATALOGUE.byId("own-server"))
                .addresses(List.of(addresses))
                .blockLists(List.of("zen.spamhaus.org"))
                .build();
        AuditReport report = new Auditor(LiveDns.closedWorld(server.address()))
                .start(request, _ -> {})
                .result()
                .get(60, TimeUnit.SECONDS);
        Set<Part> checked = report.parts().values().stream()
                .filter(part -> part.state().isAnswered())
                .map(AuditEvent.Finished::part)
                .collect(Collectors.toSet());
        return new Facts(
                List.of(),
                CATALOGUE.byId("own-server"),
                "anna@brightlane.example",
                List.of(),
                false,
                false,
                report.findings(),
                checked,
                Optional.empty(),
                report.measured());
    }

    private static Optional<Health> health(Facts facts) {
        return Health.of(
                facts,
                new Diagnostician(CATALOGUE, Severities.load()).diagnose(facts),
                Forecast.of(facts, CATALOGUE, Receivers.load()));
    }

    private static HealthState few(Health health, Part part, String receiver) {
        return at(health, part, receiver).few().state();
    }

    private static HealthState many(Health health, Part part, String receiver) {
        return at(health, part, receiver).many().state();
    }

    private static Health.AtReceiver at(Health health, Part part, String receiver) {
        return health.rows().stream()
                .filter(row -> row.part() == part)
                .flatMap(row -> row.receivers().stream())
                .filter(at -> at.receiver().id().equals(receiver))
                .findFirst()
                .orElseThrow();
    }

    /// SPF passes and the domain takes mail; no key, no DMARC record, no name for the address, and it is listed.
    private void halfDone() {
        server.addText("brightlane.example", "v=spf1 ip4:192.0.2.24 -all");
        server.add(
                "brightlane.example. 300 IN MX 10 mail.brightlane.example.",
                "mail.brightlane.example. 300 IN A 192.0.2.24",
                "2.0.0.127.zen.spamhaus.org. 300 IN A 127.0.0.2",
                "24.2.0.192.zen.spamhaus.org. 300 IN A 127.0.0.2");
    }

    @Test
    void everyPartIsHeldAgainstTheRulesOfEveryReceiver() throws Exception {
        halfDone();
        Health health = health(facts("192.0.2.24")).orElseThrow();

        assertThat(health.domain()).isEqualTo("brightlane.example");
        assertThat(health.rows()).extracting(Health.Row::part).containsExactlyInAnyOrderElementsOf(Health.LIGHTS);
        assertThat(health.rows()).allSatisfy(row -> assertThat(row.receivers()).hasSize(4));
        assertThat(few(health, Part.SPF, "google")).isEqualTo(HealthState.PASSES);
        assertThat(few(health, Part.SPF, "microsoft")).isEqualTo(HealthState.NOT_REQUIRED);
        assertThat(many(health, Part.SPF, "microsoft")).isEqualTo(HealthState.PASSES);
        assertThat(few(health, Part.REVERSE_DNS, "google")).isEqualTo(HealthState.WOULD_REFUSE);
        assertThat(few(health, Part.REVERSE_DNS, "yahoo")).isEqualTo(HealthState.WOULD_REFUSE);
        assertThat(few(health, Part.REVERSE_DNS, "apple")).isEqualTo(HealthState.NOT_REQUIRED);
        assertThat(many(health, Part.REVERSE_DNS, "apple")).isEqualTo(HealthState.WOULD_REFUSE);
        assertThat(few(health, Part.DMARC, "google")).isEqualTo(HealthState.PASSES);
        assertThat(many(health, Part.DMARC, "google")).isEqualTo(HealthState.WOULD_REFUSE);
        assertThat(few(health, Part.BLOCK_LISTS, "google")).isEqualTo(HealthState.WOULD_SUFFER);
        assertThat(few(health, Part.BLOCK_LISTS, "yahoo")).isEqualTo(HealthState.WOULD_REFUSE);
        assertThat(few(health, Part.BLOCK_LISTS, "microsoft")).isEqualTo(HealthState.NOT_REQUIRED);
        assertThat(few(health, Part.MX, "yahoo")).isEqualTo(HealthState.PASSES);
        assertThat(many(health, Part.MX, "microsoft")).isEqualTo(HealthState.PASSES);
    }

    @Test
    void theWorstComeFirstAndEachCellHasItsRuleWithSourceAndDay() throws Exception {
        halfDone();
        Health health = health(facts("192.0.2.24")).orElseThrow();

        assertThat(health.rows()).extracting(Health.Row::state).isSorted();
        assertThat(health.rows().getFirst().part()).isIn(Part.REVERSE_DNS, Part.BLOCK_LISTS);
        assertThat(health.refusing(false)).extracting(Receiver::id).containsExactly("google", "yahoo");
        assertThat(health.refusing(true)).hasSize(4);
        assertThat(health.rows())
                .flatExtracting(Health.Row::receivers)
                .filteredOn(at -> at.many().state() == HealthState.WOULD_REFUSE)
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at.many().judged())
                        .isNotEmpty()
                        .allSatisfy(j -> assertThat(j.rule().fact().source()).hasScheme("https")));
    }

    @Test
    void aDomainThatDoesNotExistIsRefusedByAll() throws Exception {
        server.add("example. 300 IN TXT \"somebody\"");
        Health health = health(facts()).orElseThrow();
        assertThat(health.rows())
                .filteredOn(row -> row.part() == Part.MX)
                .flatExtracting(Health.Row::receivers)
                .allSatisfy(at -> assertThat(at.few().state()).isEqualTo(HealthState.WOULD_REFUSE));
        assertThat(health.refusing(false)).hasSize(4);
    }

    @Test
    void aNullMxIsRefusedByWhoSaysSo() throws Exception {
        server.addText("brightlane.example", "v=spf1 ip4:192.0.2.24 -all");
        server.add("brightlane.example. 300 IN MX 0 .");
        Health health = health(facts("192.0.2.24")).orElseThrow();
        assertThat(few(health, Part.MX, "yahoo")).isEqualTo(HealthState.WOULD_REFUSE);
        assertThat(few(health, Part.MX, "google")).isEqualTo(HealthState.PASSES);
        assertThat(many(health, Part.MX, "microsoft")).isEqualTo(HealthState.WOULD_SUFFER);
    }

    @Test
    void whatWasNotAskedIsNotSaidToPass() throws Exception {
        halfDone();
        Health health = health(facts()).orElseThrow();
        assertThat(few(health, Part.REVERSE_DNS, "google")).isEqualTo(HealthState.NOT_CHECKED);
        assertThat(few(health, Part.BLOCK_LISTS, "yahoo")).isEqualTo(HealthState.NOT_CHECKED);
        assertThat(health.hasGaps()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Receiver.Need.class)
    void everyNeedHasAName(Receiver.Need need) {
        assertThat(Texts.in(Locale.ENGLISH).get("forecast.need." + Spelling.of(need)))
                .isNotBlank();
    }

    @Test
    void theConnectionIsNearerAtHand() {
        Health health = health(SampleFacts.of("-", "own-server", "anna@brightlane.example", "smtp.auth_failed", "+"))
                .orElseThrow();
        assertThat(health.leads()).isFalse();
    }

    @Test
    void whereSomethingCameBackOrNobodyAnsweredThereIsNone() {
        assertThat(health(SampleFacts.of(
                        "RECIPIENTS:spf.fail:0.9", "own-server", "anna@brightlane.example", "-", "spf.missing +")))
                .isEmpty();
        assertThat(health(SampleFacts.of("-", "own-server", "anna@brightlane.example", "-", "dns.timeout")))
                .isEmpty();
        assertThat(health(SampleFacts.of("-", "own-server", "anna@brightlane.example", "-", "-")))
                .isEmpty();
    }
}
