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
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.Forecast.Verdict;
import org.mailmedic.diagnosis.forecast.RequirementStatus;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;

/// What the large receivers would do, from what loopback DNS says.
@Timeout(60)
class ForecastTest {
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final Catalogue CATALOGUE = Catalogue.load();

    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Forecast forecast(String provider, String address, String... from) throws Exception {
        var kind = CATALOGUE.byId(provider);
        var request = AuditRequest.about(
                        address.substring(address.indexOf('@') + 1),
                        EnumSet.of(Part.SPF, Part.DKIM, Part.DMARC, Part.MX, Part.REVERSE_DNS),
                        Duration.ofSeconds(10))
                .provider(kind)
                .addresses(List.of(from))
                .build();
        AuditReport report = new Auditor(LiveDns.at(server.address()))
                .start(request, _ -> {})
                .result()
                .get(30, TimeUnit.SECONDS);
        return Forecast.of(facts(provider, address, report), CATALOGUE, Receivers.load());
    }

    private static Facts facts(String provider, String address, AuditReport report) {
        Set<Part> checked = report.parts().values().stream()
                .filter(part -> part.state().isAnswered())
                .map(AuditEvent.Finished::part)
                .collect(Collectors.toSet());
        return facts(provider, address, report.findings(), checked, report.measured());
    }

    private static Facts facts(
            String provider, String address, List<Finding> findings, Set<Part> checked, Measured measured) {
        return new Facts(
                List.of(),
                CATALOGUE.byId(provider),
                address,
                List.of(),
                false,
                false,
                findings,
                checked,
                Optional.empty(),
                measured);
    }

    private static Forecast.Row row(Forecast forecast, String id) {
        return forecast.rows().stream()
                .filter(r -> r.receiver().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void google() {
        server.add("_spf.google.com. 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"");
    }

    @Test
    void allIsWellSoEverybodyTakesIt() throws Exception {
        google();
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com ~all");
        server.addText("google._domainkey.brightlane.example", KEY);
        server.addText("_dmarc.brightlane.example", "v=DMARC1; p=none");
        server.add("brightlane.example. 300 IN MX 10 smtp.google.com.", "smtp.google.com. 300 IN A 192.0.2.7");
        Forecast forecast = forecast("workspace", "anna@brightlane.example");
        assertThat(forecast.spf()).isEqualTo(RequirementStatus.MET);
        assertThat(forecast.dkim()).isEqualTo(RequirementStatus.EXPECTED);
        assertThat(forecast.treeWalk().record()).isEqualTo(RequirementStatus.MET);
        assertThat(forecast.rows()).hasSize(4).allSatisfy(row -> {
            assertThat(row.few().verdict()).isEqualTo(Verdict.TAKES);
            assertThat(row.many().verdict()).isEqualTo(Verdict.TAKES);
        });
    }

    @Test
    void withoutDkimAndDmarcOnlyLittleMailIsTaken() throws Exception {
        google();
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com ~all");
        server.add("brightlane.example. 300 IN MX 10 mx.brightlane.example.");
        Forecast forecast = forecast("workspace", "anna@brightlane.example");
        assertThat(row(forecast, "google").few().verdict()).isEqualTo(Verdict.TAKES);
        assertThat(row(forecast, "google").many().verdict()).isEqualTo(Verdict.REFUSES);
        assertThat(row(forecast, "microsoft").many().decisive())
                .extracting(j -> j.rule().needs().name())
                .contains("DMARC");
    }

    @Test
    void whereNothingPassesGoogleRefusesEverything() throws Exception {
        google();
        server.addText("brightlane.example", "v=spf1 -all");
        Forecast forecast = forecast("workspace", "anna@brightlane.example");
        assertThat(forecast.spf()).isEqualTo(RequirementStatus.BROKEN);
        assertThat(forecast.dkim()).isEqualTo(RequirementStatus.BROKEN);
        assertThat(row(forecast, "google").few().verdict()).isEqualTo(Verdict.REFUSES);
        assertThat(row(forecast, "microsoft").few().verdict()).isEqualTo(Verdict.TAKES);
    }

    @Test
    void aStrictPolicyStopsMailThatPassesNothing() throws Exception {
        server.addText("brightlane.example", "v=spf1 ip4:198.51.100.1 -all");
        server.addText("_dmarc.brightlane.example", "v=DMARC1; p=reject");
        Forecast forecast = forecast("own-server", "anna@brightlane.example", "203.0.113.9");
        assertThat(forecast.treeWalk().passes()).isNotEqualTo(RequirementStatus.MET);
        assertThat(row(forecast, "apple").few().verdict()).isIn(Verdict.REFUSES, Verdict.OPEN);
    }

    @Test
    void anAddressAtHomeIsAuthenticatedByItsProvider() throws Exception {
        server.addText("_dmarc.gmail.com", "v=DMARC1; p=none; sp=quarantine");
        Forecast forecast = forecast("gmail", "anna@gmail.com");
        assertThat(forecast.spf()).isEqualTo(RequirementStatus.EXPECTED);
        assertThat(row(forecast, "yahoo").few().verdict()).isEqualTo(Verdict.TAKES);
    }

    @Test
    void anAddressAstrayIsStoppedByItsOwnPolicy() throws Exception {
        server.addText("yahoo.com", "v=spf1 ip4:198.51.100.1 -all");
        server.addText("_dmarc.yahoo.com", "v=DMARC1; p=reject");
        Forecast forecast = forecast("own-server", "kim@yahoo.com", "203.0.113.9");
        assertThat(forecast.dkim()).isEqualTo(RequirementStatus.BROKEN);
        assertThat(forecast.rows())
                .allSatisfy(row -> assertThat(row.few().verdict()).isEqualTo(Verdict.REFUSES));
    }

    @Test
    void silenceIsOpenNotBroken() throws Exception {
        server.fault("brightlane.example", new DnsFault.ServerFailure());
        server.fault("_dmarc.brightlane.example", new DnsFault.ServerFailure());
        Forecast forecast = forecast("own-server", "anna@brightlane.example", "203.0.113.9");
        assertThat(forecast.spf()).isEqualTo(RequirementStatus.OPEN);
        assertThat(row(forecast, "google").few().verdict()).isNotEqualTo(Verdict.TAKES);
        assertThat(Forecast.of(
                                facts("own-server", "anna@brightlane.example", List.of(), Set.of(), Measured.NOTHING),
                                CATALOGUE,
                                Receivers.load())
                        .isWorthShowing())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"google, 5000", "microsoft, 5000", "yahoo, 0", "apple, 0"})
    void theThresholdIsTheReceiversOwn(String id, int threshold) {
        assertThat(Receivers.load().all().stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .threshold()
                        .orElse(0))
                .isEqualTo(threshold);
    }
}
