package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.spf.SpfRecord;

/// Whatever stands in the DNS, no record is told that must not be published.
@Timeout(240)
class HostileRecordsTest {
    private static final String DOMAIN = "shop.example";
    private static final String DMARC = "_dmarc." + DOMAIN;
    private static final int ROUNDS = 120;

    private final DnsServer server = DnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private List<RecordToPublish> told(String provider, String... addresses) throws Exception {
        var kind = Catalogue.load().byId(provider);
        var request = AuditRequest.about(DOMAIN, Set.of(Part.SPF, Part.DKIM, Part.DMARC), Duration.ofSeconds(30))
                .provider(kind)
                .addresses(List.of(addresses))
                .selectors(List.of("s1"))
                .build();
        AuditReport report = new Auditor(LiveDns.at(server.address()))
                .start(request, _ -> {})
                .result()
                .get(60, TimeUnit.SECONDS);
        var facts = new Facts(
                List.of(),
                kind,
                "anna@" + DOMAIN,
                List.of(),
                false,
                false,
                report.findings(),
                EnumSet.of(Part.SPF, Part.DMARC),
                Optional.empty(),
                report.measured());
        return Stream.concat(
                        RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address()).stream()
                                .map(RecordChange::record),
                        report.findings().stream().flatMap(f -> f.replacement().stream()))
                .distinct()
                .toList();
    }

    private static void mayBePublished(RecordToPublish record) {
        String value = record.value();
        assertThat(value.chars()).as(value).allMatch(c -> c >= ' ' && c < 0x7f);
        assertThat(record.name()).matches("[a-z0-9_.-]+");
        if (record.name().contains("_dmarc.")) {
            assertThat(DmarcRecord.read(value).isDmarc()).isTrue();
            assertThat(value).doesNotContainIgnoringCase("javascript", "file:", "http", "?", "%", "<", ">");
        } else if (SpfRecord.isSpf(value)) {
            assertThat(SpfRecord.read(value).faults()).as(value).isEmpty();
            assertThat(value).doesNotContain("<", "+all").doesNotMatch("v=spf1 [-~?]all");
        }
    }

    @Test
    void aRecordThatOnlyIncludesItselfDoesNotBecomeOneThatForbidsAllMail() throws Exception {
        server.addText(DOMAIN, "v=spf1 include:shop.example include:shop.example -all");
        assertThat(told("own-server")).noneMatch(r -> r.value().startsWith("v=spf1"));
    }

    @Test
    void thoseWhoAreKnownToSendTakeThePlaceOfWhatLeadsNowhere() throws Exception {
        server.addText(DOMAIN, "v=spf1 include:shop.example include:shop.example -all")
                .addText("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all");
        assertThat(told("workspace"))
                .filteredOn(r -> r.value().startsWith("v=spf1"))
                .extracting(RecordToPublish::value)
                .containsOnly("v=spf1 include:_spf.google.com -all");
    }

    @Test
    void reportsGoToMailAddressesOnly() throws Exception {
        server.addText(
                DMARC,
                "v=DMARC1; p=reject; rua=javascript:alert(1),file:///etc/passwd,http://127.0.0.1:1/,"
                        + "mailto:x@y.example?cc=evil%0d%0aBcc:z@z.example; ruf=mailto:<script>@x.example");
        List<RecordToPublish> told = told("own-server");
        assertThat(told).allSatisfy(HostileRecordsTest::mayBePublished);
        assertThat(told)
                .filteredOn(r -> r.name().equals(DMARC))
                .extracting(RecordToPublish::value)
                .contains("v=DMARC1; p=reject; rua=mailto:anna@shop.example");
        assertThat(told).extracting(RecordToPublish::name).noneMatch(n -> n.endsWith("z.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 \u00ef\u00bf\u00bd\u001b[31m<script>alert(1)</script> \"ip4:192.0.2.7 -all",
                "v=spf1 ip4:192.0.2.7 \u0000 \u0007 -all",
                "v=spf1 ip4:192.0.2.7 x=<script> \u009b -all"
            })
    void signsThatNobodySeesAreNotHandedOn(String record) throws Exception {
        server.addText(DOMAIN, record);
        assertThat(told("own-server", "192.0.2.7")).allSatisfy(HostileRecordsTest::mayBePublished);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject; rua=r@shop.example | v=DMARC1; p=reject; rua=mailto:r@shop.example",
                "v=DMARC1; p=none; pct=50; rua=mailto:r@shop.example!10m"
                        + " | v=DMARC1; p=none; rua=mailto:r@shop.example!10m"
            })
    void whatIsRightStaysAsItIs(String before, String after) throws Exception {
        server.addText(DMARC, before);
        assertThat(told("own-server"))
                .filteredOn(r -> r.name().equals(DMARC))
                .extracting(RecordToPublish::value)
                .containsOnly(after);
    }

    /// Pieces of records, good and bad, in any order. Each round says its seed when it fails.
    @Test
    void noMixtureOfPiecesLeadsToARecordThatMustNotBePublished() throws Exception {
        server.addText("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all")
                .addText("other.example", "v=spf1 ip4:198.51.100.0/24 -all");
        List<String> spf = List.of(
                "include:shop.example",
                "include:other.example",
                "include:gone.example",
                "ipv4:192.0.2.1",
                "ip4:192.0.2.7",
                "-all",
                "+all",
                "?all",
                "all",
                "redirect=shop.example",
                "redirect=gone.example",
                "a",
                "mx",
                "ptr",
                "exists:%{i}.x.example",
                "exists:%{z}",
                "v=spf1",
                "\u201cip4:192.0.2.8\u201d",
                "\u001b[31m",
                "<script>",
                "\u00ef\u00bf\u00bd",
                "\u0000",
                "x=1",
                "include:",
                "ip4:999.1.1.1",
                "\"",
                "\\",
                "-include:other.example",
                "include:javascript:alert(1)",
                ";",
                "%");
        List<String> dmarc = List.of(
                "p=none",
                "p=reject",
                "p=<script>",
                "sp=all",
                "np=\u0007",
                "rua=mailto:r@shop.example",
                "rua=javascript:alert(1)@x.example",
                "rua=file:///etc/passwd",
                "rua=http://127.0.0.1/",
                "rua=r@shop.example",
                "ruf=mailto:<script>@x.example",
                "ruf=mailto:a@b.example?bcc=z@z.example",
                "rua=mailto:a@b.example%0d%0aBcc:z@z.example",
                "pct=\u001b",
                "x=\u00ef\u00bf\u00bd",
                "v=DMARC1",
                "t=y",
                "adkim=\"s\"",
                "fo=1:d",
                "\u201cp=reject\u201d",
                "=",
                "rua=",
                "rua=mailto:@",
                "\r\nBcc: x");
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            server.clear(DOMAIN, "TXT").clear(DMARC, "TXT");
            publish(DOMAIN, "v=spf1", " ", spf, random);
            publish(DMARC, "v=DMARC1", "; ", dmarc, random);
            String round = "seed " + seed;
            assertThat(told(random.nextBoolean() ? "own-server" : "workspace", "192.0.2.9"))
                    .as(round)
                    .allSatisfy(HostileRecordsTest::mayBePublished);
        }
    }

    private void publish(String name, String version, String parting, List<String> pieces, Random random) {
        int records = random.nextInt(8) == 0 ? 2 : 1;
        for (int i = 0; i < records; i++) {
            var text = new StringBuilder(random.nextInt(6) == 0 ? "" : version);
            int many = random.nextInt(6);
            for (int j = 0; j < many; j++) {
                text.append(parting).append(pieces.get(random.nextInt(pieces.size())));
            }
            var bytes = new StringBuilder();
            for (byte b : text.toString().getBytes(StandardCharsets.UTF_8)) {
                boolean plain = b >= ' ' && b < 0x7f && b != '"' && b != '\\';
                bytes.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "\\%03d", b & 0xff));
            }
            server.add(name + ". 300 IN TXT \"" + bytes + "\"");
        }
    }
}
