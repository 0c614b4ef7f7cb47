package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.dmarc.AlignmentForecast.Standing;
import org.mailmedic.policy.dmarc.DmarcReadout.Standard;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;

/// Records as people publish them, and the codes that they bring, over loopback DNS.
@Timeout(60)
class PolicyCodesTest {
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String DOMAIN = "good.example";

    private final DnsServer server = DnsServer.start(
            "good.example. 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"",
            "good.example. 300 IN MX 10 mail.good.example.",
            "mail.good.example. 300 IN A 192.0.2.7",
            "_dmarc.good.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:r@good.example\"",
            "7.2.0.192.in-addr.arpa. 300 IN PTR mail.good.example.");

    private Web web = Web.none();
    private Optional<String> helo = Optional.empty();
    private Optional<String> mailFrom = Optional.empty();
    private Optional<String> provider = Optional.of("own-server");
    private List<String> addresses = List.of("192.0.2.7");
    private List<String> selectors = List.of("s1");
    private List<AuditRequest.Signer> signers = List.of();
    private List<String> lists = List.of();
    private Duration timeout = PatientDns.AMPLE;
    private Set<String> faulty = Set.of();

    PolicyCodesTest() {
        server.addText("s1._domainkey.good.example", KEY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AuditReport audit() throws Exception {
        var request = AuditRequest.about(DOMAIN, Set.of(Part.values()), timeout)
                .provider(provider.flatMap(Catalogue.load()::byId))
                .mailFrom(mailFrom)
                .helo(helo)
                .addresses(addresses)
                .selectors(selectors)
                .signers(signers)
                .blockLists(lists)
                .build();
        var world = new World(PatientDns.at(server.address(), faulty), new LiveNetwork(), web, "test");
        return new Auditor(world).start(request, _ -> {}).result().get(30, TimeUnit.SECONDS);
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream().map(f -> f.code().code()).toList();
    }

    private static Finding finding(AuditReport report, String code) {
        return report.findings().stream()
                .filter(f -> f.code().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not in " + codes(report)));
    }

    private void spf(String record) {
        var bytes = new StringBuilder();
        for (byte b : record.getBytes(StandardCharsets.UTF_8)) {
            bytes.append(b < 0 || b == '"' || b == '\\' ? String.format(Locale.ROOT, "\\%03d", b & 0xff) : (char) b);
        }
        server.clear(DOMAIN, "TXT").add(DOMAIN + ". 300 IN TXT \"" + bytes + "\"");
    }

    @Test
    void aGoodDomainHasNoFindings() throws Exception {
        assertThat(codes(audit())).isEmpty();
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of("v=spf1 include:a.example\u00a0~all", "ODD_BLANK", "v=spf1 include:a.example ~all"),
                Arguments.of("v=spf1 \u201cinclude:a.example\u201d ~all", "QUOTE", "v=spf1 include:a.example ~all"),
                Arguments.of("\u201cv=spf1 ip4:192.0.2.7 ~all\u201d", "QUOTE", "v=spf1 ip4:192.0.2.7 ~all"),
                Arguments.of("v=spf1 ip4:192.0.2.7 v=spf1 ~all", "SECOND_VERSION", "v=spf1 ip4:192.0.2.7 ~all"),
                Arguments.of("v=spf1 ipv4:192.0.2.7 ~all", "UNKNOWN_MECHANISM", "v=spf1 ip4:192.0.2.7 ~all"),
                Arguments.of(
                        "v=spf1 ip4:192.0.2.7include:a.example ~all",
                        "MISSING_SPACE",
                        "v=spf1 ip4:192.0.2.7 include:a.example ~all"),
                Arguments.of(
                        "v=spf1 include:a.exampleinclude:b.example ~all",
                        "MISSING_SPACE",
                        "v=spf1 include:a.example include:b.example ~all"),
                Arguments.of("v=spf1 include:a.example~all", "MISSING_SPACE", "v=spf1 include:a.example ~all"),
                Arguments.of("v=spf1 include:a.example-all", "MISSING_SPACE", "v=spf1 include:a.example -all"),
                Arguments.of("v=spf1ip4:192.0.2.7 ~all", "MISSING_SPACE", "v=spf1 ip4:192.0.2.7 ~all"),
                Arguments.of(" v=spf1 ip4:192.0.2.7 ~all", "BAD_BEGIN", "v=spf1 ip4:192.0.2.7 ~all"),
                Arguments.of("spf1 ip4:192.0.2.7 ~all", "BAD_BEGIN", "v=spf1 ip4:192.0.2.7 ~all"),
                Arguments.of("v=spf1 ip4:192.0.2.300 ~all", "BAD_ADDRESS", ""),
                Arguments.of("v=spf1 ip4:192.0.2.7/33 ~all", "BAD_PREFIX_LENGTH", ""),
                Arguments.of("v=spf1 include: ~all", "NAME_MISSING", ""),
                Arguments.of("v=spf1 include:nodot ~all", "BAD_NAME", ""),
                Arguments.of("v=spf1 exists:%{z}.a.example ~all", "BAD_MACRO", ""),
                Arguments.of("v=spf1 all:x", "NEEDLESS_VALUE", ""),
                Arguments.of("v=spf1 redirect=a.example redirect=b.example", "TWICE", ""));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipInSpfIsNamedAtItsPlace(String record, String kind, String mended) throws Exception {
        server.addText("a.example", "v=spf1 ip4:192.0.2.7 ~all").addText("b.example", "v=spf1 ip4:192.0.2.7 ~all");
        spf(record);
        Finding finding = finding(audit(), "spf.syntax");
        assertThat(finding.arguments()).containsEntry("kind", kind);
        assertThat(finding.evidence()).contains("^");
        if (!mended.isEmpty()) {
            assertThat(finding.replacement().orElseThrow().value()).isEqualTo(mended);
        }
    }

    @Test
    void theCutBetweenTwoStringsIsMarked() throws Exception {
        server.clear(DOMAIN, "TXT").add("good.example. 300 IN TXT \"v=spf1 ip4:192.0.2.7\" \"ip4:192.0.2.8 ~all\"");
        String evidence = finding(audit(), "spf.syntax").evidence();
        assertThat(evidence.lines().toList().getLast().indexOf('^')).isEqualTo("v=spf1 ip4:192.0.2.7".length());
    }

    @Test
    void theEnvelopeDomainIsReadAndHeloIsJudged() throws Exception {
        mailFrom = Optional.of("bounce@news.example");
        helo = Optional.of("mail.good.example");
        server.addText("news.example", "v=spf1 include:gone.example -all").addText("mail.good.example", "v=spf1 -all");
        AuditReport report = audit();
        assertThat(finding(report, "spf.include.none").subject()).isEqualTo("news.example");
        assertThat(finding(report, "spf.not_authorised").arguments()).containsEntry("identity", "helo");
        assertThat(report.spf().orElseThrow().heloVerdicts()).hasSize(1);
    }

    @Test
    void aHardFailIsToldAndMadeNoHarder() throws Exception {
        spf("v=spf1 ip4:198.51.100.1 -all");
        Finding finding = finding(audit(), "spf.hard_fail");
        // The address that was seen is nobody's that we know: it goes into no record.
        assertThat(finding.replacement().orElseThrow().value())
                .endsWith(" ~all")
                .doesNotContain("192.0.2.7");
    }

    @Test
    void aServerThatMaySendOnlyOverIp4() throws Exception {
        server.add("mail.good.example. 300 IN AAAA 2001:db8::7");
        Finding finding = finding(audit(), "spf.ipv6");
        assertThat(finding.replacement().orElseThrow().value())
                .isEqualTo("v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::7 ~all");
    }

    @Test
    void aNetworkThatIsOnlyHalfCoveredIsMissing() throws Exception {
        provider = Optional.of("workspace");
        addresses = List.of();
        server.addText("_spf.google.com", "v=spf1 ip4:203.0.113.0/24 ~all");
        spf("v=spf1 ip4:203.0.113.0/25 ~all");
        assertThat(codes(audit())).contains("spf.provider_missing");
        spf("v=spf1 ip4:203.0.113.0/24 ~all");
        assertThat(codes(audit())).doesNotContain("spf.provider_missing");
        spf("v=spf1 include:_spf.google.com ipv4:192.0.2.1 ~all");
        assertThat(codes(audit())).contains("spf.syntax").doesNotContain("spf.provider_missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good.example.good.example | v=spf1 ip4:192.0.2.7 ~all | spf.wrong_place",
                "_dmarc.good.example.good.example | v=DMARC1; p=none | dmarc.wrong_place",
                "good.example | v=DMARC1; p=none | dmarc.wrong_place",
                "dmarc.good.example | v=DMARC1; p=none | dmarc.wrong_place",
                "s1._domainkey.good.example.good.example | v=DKIM1; k=ed25519;"
                        + " p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | dkim.wrong_place",
                "s1.good.example | v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= |"
                        + " dkim.wrong_place"
            })
    void aRecordInTheWrongPlaceIsFound(String name, String record, String code) throws Exception {
        server.clear(DOMAIN, "TXT").clear("_dmarc." + DOMAIN, "TXT").clear("s1._domainkey." + DOMAIN, "TXT");
        server.addText(name, record);
        Finding finding = finding(audit(), code);
        assertThat(finding.replacement().orElseThrow().value()).isEqualTo(record);
        assertThat(finding.replacement().orElseThrow().name())
                .isIn(DOMAIN, "_dmarc." + DOMAIN, "s1._domainkey." + DOMAIN);
    }

    @Test
    void whatAWildcardAnswersStandsInNoPlace() throws Exception {
        server.clear(DOMAIN, "TXT").clear("_dmarc." + DOMAIN, "TXT").clear("s1._domainkey." + DOMAIN, "TXT");
        server.add(
                "*.good.example. 300 IN TXT \"v=spf1 -all\"",
                "*.good.example. 300 IN TXT \"junk\"",
                "*.example. 300 IN TXT \"v=DMARC1; p=none\"");
        assertThat(codes(audit())).noneMatch(c -> c.endsWith("wrong_place")).contains("spf.missing", "dkim.nokey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject sp=none; rua=mailto:r@good.example | dmarc.syntax | MISSING_SEMICOLON",
                "v=DMARC1 p=reject; rua=mailto:r@good.example | dmarc.syntax | MISSING_SEMICOLON",
                "v=DMARC1; p=none; foo=bar; rua=mailto:r@good.example | dmarc.syntax | UNKNOWN_TAG",
                "v=DMARC1; p=none; adkim=x; rua=mailto:r@good.example | dmarc.syntax | BAD_VALUE",
                "v=DMARC1; p=none; fo=0:1; rua=mailto:r@good.example | dmarc.syntax | BAD_VALUE",
                "v=DMARC1; p=none; p=reject; rua=mailto:r@good.example | dmarc.syntax | TWICE",
                "v=DMARC1; p=none; rua=mailto:r@good.example; stray | dmarc.syntax | NO_VALUE",
                "v=DMARC2; p=none | dmarc.syntax | VERSION",
                "v=DMARC1; p=quarentine; rua=mailto:r@good.example | dmarc.p_invalid |",
                "v=DMARC1; p=reject; sp=foo; rua=mailto:r@good.example | dmarc.p_invalid |",
                "v=DMARC1; rua=mailto:r@good.example | dmarc.p_missing |",
                "v=dmarc1; p=none | dmarc.v_case |",
                "p=none; v=DMARC1 | dmarc.v_not_first |",
                "v=DMARC1; p=none; pct=50; rua=mailto:r@good.example | dmarc.pct |",
                "v=DMARC1; p=reject; t=y; rua=mailto:r@good.example | dmarc.standards_differ |",
                "v=DMARC1; p=reject; rua=r@good.example | dmarc.rua.syntax |",
                "v=DMARC1; p=reject | dmarc.rua.missing |",
                "v=DMARC1; p=reject; rua=mailto:r@other.example | dmarc.rua.unauthorised |",
                "v=DMARC1; p=reject; aspf=s; rua=mailto:r@good.example | dmarc.strict |"
            })
    void aDmarcRecordAndItsCode(String record, String code, String kind) throws Exception {
        server.clear("_dmarc." + DOMAIN, "TXT").addText("_dmarc." + DOMAIN, record);
        Finding finding = finding(audit(), code);
        if (kind != null) {
            assertThat(finding.arguments()).containsEntry("kind", kind);
            assertThat(finding.evidence()).contains("^");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ok, '', MAY_PASS",
        "revoked, dkim.revoked, FAILS",
        "gone, dkim.nokey, FAILS",
        "silent, dns.servfail, UNKNOWN"
    })
    void theKeyOfAServiceThatSignedIsLookedUpUnderItsOwnDomain(String state, String code, Standing standing)
            throws Exception {
        signers = List.of(new AuditRequest.Signer("Sender.Example", "S7"));
        String name = "s7._domainkey.sender.example";
        switch (state) {
            case "ok" -> server.addText(name, "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
            case "revoked" -> server.addText(name, "v=DKIM1; p=");
            case "silent" -> server.fault(name, new DnsFault.ServerFailure());
            default -> {}
        }
        AuditReport report = audit();
        assertThat(report.dkim().orElseThrow().others())
                .singleElement()
                .satisfies(key -> assertThat(key.name()).isEqualTo(name));
        assertThat(report.forecast().orElseThrow().identifiers())
                .filteredOn(i -> i.domain().equals("sender.example"))
                .singleElement()
                .satisfies(i -> assertThat(i.standing()).isEqualTo(standing));
        if (!code.isEmpty()) {
            assertThat(report.findings())
                    .filteredOn(f -> f.code().code().equals(code))
                    .singleElement()
                    .satisfies(f -> assertThat(f.subject()).isEqualTo(name));
        }
    }

    @Test
    void whatPassesForAnotherDomainIsForetold() throws Exception {
        mailFrom = Optional.of("b@sender.example");
        signers = List.of(new AuditRequest.Signer("sender.example", "s7"));
        server.addText("sender.example", "v=spf1 ip4:192.0.2.7 ~all").clear("s1._domainkey." + DOMAIN, "TXT");
        AuditReport report = audit();
        assertThat(codes(report)).contains("dmarc.cannot_pass");
        assertThat(report.forecast().orElseThrow().outcome(Standard.RFC9989)).isEqualTo(Standing.FAILS);
        mailFrom = Optional.of("b@bounce.good.example");
        server.addText("bounce.good.example", "v=spf1 ip4:192.0.2.7 ~all");
        AuditReport better = audit();
        assertThat(codes(better)).doesNotContain("dmarc.cannot_pass");
        assertThat(better.forecast().orElseThrow().outcome(Standard.RFC7489)).isEqualTo(Standing.PASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, helo.bad",
        "desktop.local, helo.bad",
        "192.0.2.7, helo.bad",
        "gone.good.example, helo.nohost",
        "other.good.example, helo.mismatch"
    })
    void theNameThatTheServerGreetsWith(String name, String code) throws Exception {
        server.add("other.good.example. 300 IN A 198.51.100.9");
        helo = Optional.of(name);
        assertThat(codes(audit())).contains(code);
    }

    @Test
    void aListThatRefusesHidesNothingOfTheOneThatMatters() throws Exception {
        lists = List.of("good.list", "shy.list");
        server.add("2.0.0.127.good.list. 300 IN A 127.0.0.2", "2.0.0.127.shy.list. 300 IN A 127.255.255.254");
        AuditReport report = audit();
        assertThat(report.part(Part.BLOCK_LISTS).orElseThrow().state()).isEqualTo(PartState.GOOD);
        assertThat(codes(report)).contains("dnsbl.refused");
        lists = List.of("shy.list", "good.list");
        assertThat(audit().part(Part.BLOCK_LISTS).orElseThrow().state()).isEqualTo(PartState.NOT_CHECKED);
    }

    @Test
    void aProvidersSharedAddressIsNotTheUsersToMend() throws Exception {
        provider = Optional.of("workspace");
        lists = List.of("good.list");
        server.add("2.0.0.127.good.list. 300 IN A 127.0.0.2", "7.2.0.192.good.list. 300 IN A 127.0.0.2");
        assertThat(codes(audit())).contains("dnsbl.listed", "dnsbl.shared");
        provider = Optional.of("own-server");
        assertThat(codes(audit())).contains("dnsbl.listed").doesNotContain("dnsbl.shared");
    }

    static Stream<Arguments> policies() {
        String good = "version: STSv1\r\nmode: enforce\r\nmx: mail.good.example\r\nmax_age: 86400\r\n";
        return Stream.of(
                Arguments.of(200, "text/plain", good, ""),
                Arguments.of(200, "text/plain", good.replace("mail.good", "*.good"), ""),
                Arguments.of(302, "text/plain", good, "REDIRECT"),
                Arguments.of(404, "text/plain", good, "STATUS"),
                Arguments.of(200, "text/html", good, "TYPE"),
                Arguments.of(200, "text/plain", good.replace("STSv1", "STSv2"), "VERSION"),
                Arguments.of(200, "text/plain", good.replace("enforce", "on"), "MODE"),
                Arguments.of(200, "text/plain", good.replace("86400", "9999999999"), "MAX_AGE"),
                Arguments.of(200, "text/plain", good.replace("mx: mail.good.example\r\n", ""), "NO_MX"),
                Arguments.of(200, "text/plain", good.replace("mail.good", "mx.other"), "MX_NOT_COVERED"),
                Arguments.of(200, "text/plain", "", "VERSION"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void thePolicyOfMtaSts(int status, String type, String text, String kind) throws Exception {
        server.addText("_mta-sts.good.example", "v=STSv1; id=1").add("mta-sts.good.example. 300 IN A 192.0.2.9");
        web = request -> {
            assertThat(request.uri()).hasToString("https://mta-sts.good.example/.well-known/mta-sts.txt");
            return new WebAnswer.Document(
                    status, type, Optional.of("https://x.example/"), text.getBytes(StandardCharsets.UTF_8));
        };
        AuditReport report = audit();
        if (kind.isEmpty()) {
            assertThat(codes(report)).isEmpty();
        } else {
            assertThat(finding(report, "mtasts.policy").arguments()).containsEntry("kind", kind);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WebAnswer.Reason.class,
            names = {"TIMED_OUT", "UNRESOLVED", "UNREACHABLE"})
    void aPolicyThatCannotBeFetchedIsHygieneAndNothingOfTheDns(WebAnswer.Reason reason) throws Exception {
        server.addText("_mta-sts.good.example", "v=STSv1; id=1").add("mta-sts.good.example. 300 IN A 192.0.2.9");
        web = _ -> new WebAnswer.Failed(reason, "");
        AuditReport report = audit();
        assertThat(codes(report)).containsExactly("mtasts.unreachable");
        assertThat(Severities.load().of(FindingCode.MTASTS_UNREACHABLE)).isEqualTo(Severity.INFO);
        assertThat(report.part(Part.TRANSPORT).orElseThrow().state()).isEqualTo(PartState.NOT_CHECKED);
    }

    @Test
    void aPolicyOnAnAddressThatIsNotPublicIsToldAsThat() throws Exception {
        server.addText("_mta-sts.good.example", "v=STSv1; id=1").add("mta-sts.good.example. 300 IN A 192.168.1.1");
        web = request -> {
            assertThat(request.toAnybody()).isFalse();
            return new WebAnswer.Failed(WebAnswer.Reason.PRIVATE_ADDRESS, "192.168.1.1");
        };
        AuditReport report = audit();
        assertThat(codes(report)).containsExactly("mtasts.private");
        assertThat(finding(report, "mtasts.private").words()).containsEntry("address", "192.168.1.1");
        assertThat(Severities.load().of(FindingCode.MTASTS_PRIVATE)).isEqualTo(Severity.INFO);
        assertThat(report.part(Part.TRANSPORT).orElseThrow().state()).isEqualTo(PartState.NOT_CHECKED);
    }

    @Test
    void aFetchTakesNoLongerThanTheAuditMay() throws Exception {
        server.addText("_mta-sts.good.example", "v=STSv1; id=1").add("mta-sts.good.example. 300 IN A 192.0.2.9");
        timeout = Duration.ofSeconds(3);
        var given = new AtomicReference<>(Duration.ofDays(1));
        web = request -> {
            given.set(request.timeout());
            return new WebAnswer.Failed(WebAnswer.Reason.TIMED_OUT, "");
        };
        audit();
        assertThat(given.get()).isLessThanOrEqualTo(timeout);
    }

    static Stream<Arguments> faults() {
        List<String> names = List.of(
                "good.example",
                "s1._domainkey.good.example",
                "_dmarc.good.example",
                "mail.good.example",
                "7.2.0.192.in-addr.arpa",
                "2.0.0.127.good.list",
                "7.2.0.192.good.list",
                "_mta-sts.good.example",
                "_smtp._tls.good.example",
                "mta-sts.good.example",
                "default._bimi.good.example",
                "inc.example",
                "host.example");
        List<DnsFault> hows = List.of(
                new DnsFault.ServerFailure(),
                new DnsFault.Refused(),
                new DnsFault.Silence(),
                new DnsFault.Garbage("80"));
        return names.stream().flatMap(n -> hows.stream().map(h -> Arguments.of(n, h)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void silenceOfAnyNameIsNeverAMissingRecord(String name, DnsFault how) throws Exception {
        spf("v=spf1 include:inc.example a:host.example ~all");
        server.addText("inc.example", "v=spf1 ip4:192.0.2.7 ~all")
                .addText("_mta-sts.good.example", "v=STSv1; id=1")
                .add("host.example. 300 IN A 192.0.2.8", "mta-sts.good.example. 300 IN A 192.0.2.9")
                .add("2.0.0.127.good.list. 300 IN A 127.0.0.2");
        web = _ -> new WebAnswer.Failed(WebAnswer.Reason.TIMED_OUT, "");
        lists = List.of("good.list");
        server.fault(name, how);
        faulty = Set.of(name);
        AuditReport report = audit();
        assertThat(codes(report))
                .noneMatch(c -> c.endsWith("missing")
                        || c.endsWith("none")
                        || c.endsWith("none_found")
                        || c.endsWith("nokey")
                        || c.endsWith("nohost")
                        || c.endsWith("not_authorised")
                        || c.endsWith("mismatch")
                        || c.endsWith("cannot_pass")
                        || c.startsWith("spf.void")
                        || c.equals("mtasts.policy")
                        || c.equals("dns.nxdomain"))
                .anyMatch(c -> c.startsWith("dns.") || c.startsWith("dnsbl."));
    }
}
