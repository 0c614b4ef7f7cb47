package org.mailmedic.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Probing;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The probe against Postfix and Dovecot: each refusal is theirs, word for word, and is understood.
@Timeout(120)
class SmtpProbeRealIT {
    private static final PhraseBook PHRASES = PhraseBook.load();

    private final RealServers servers;

    SmtpProbeRealIT() throws Exception {
        servers = new RealServers();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # door           | security | secret           | from                    | to                        | code | status | cause              | finding
        mx               | NONE     |                  | anna@brightlane.example | other@elsewhere.example   | 554  | 5.7.1  | relay.denied       | smtp.recipient_refused
        mx               | STARTTLS |                  | anna@brightlane.example | gone@brightlane.example   | 550  | 5.1.1  | recipient.unknown  | smtp.recipient_refused
        submission       | NONE     |                  | anna@brightlane.example | buyer@meadow.example      | 530  | 5.7.0  | tls.required       | smtp.tls_required
        submission       | STARTTLS |                  | anna@brightlane.example | buyer@meadow.example      | 553  | 5.7.1  | auth.required      | smtp.auth_required
        submission       | STARTTLS | wrong            | anna@brightlane.example | buyer@meadow.example      | 535  | 5.7.8  | auth.failed        | smtp.auth_failed
        submission       | STARTTLS | Korn-und-Blume-7 | boss@brightlane.example | buyer@meadow.example      | 553  | 5.7.1  | sender.not_allowed | smtp.sender_refused
        submissions      | TLS      | wrong            | anna@brightlane.example | buyer@meadow.example      | 535  | 5.7.8  | auth.failed        | smtp.auth_failed
        submissions      | TLS      | Korn-und-Blume-7 | boss@brightlane.example | buyer@meadow.example      | 553  | 5.7.1  | sender.not_allowed | smtp.sender_refused
        dovecotsubmission| STARTTLS |                  | anna@brightlane.example | buyer@meadow.example      | 530  | 5.7.0  | auth.required      | smtp.auth_required
        dovecotsubmission| STARTTLS | wrong            | anna@brightlane.example | buyer@meadow.example      | 535  | 5.7.8  | auth.failed        | smtp.auth_failed
        dovecotsubmission| STARTTLS | Korn-und-Blume-7 | anna@brightlane.example | other@elsewhere.example   | 554  | 5.7.1  | relay.denied       | smtp.recipient_refused
        greylist         | STARTTLS |                  | anna@brightlane.example | anna@brightlane.example   | 450  | 4.2.0  | temporary.greylist | smtp.recipient_refused
        wall             | NONE     |                  | anna@brightlane.example | anna@brightlane.example   | 554  | 5.7.1  | recipient.policy   | smtp.greeting
        """)
    void eachRefusalIsUnderstood(
            String door,
            Security security,
            String secret,
            String from,
            String to,
            int code,
            String status,
            String cause,
            String finding)
            throws Exception {
        Credentials credentials = secret == null ? new Credentials.None() : RealServers.password("anna", secret);
        ProbeReport report = probe(servers.request(door, security, credentials).sending(from, to));

        SmtpReply reply = report.result().failed().flatMap(ProbeStep::reply).orElseThrow();
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.enhanced().map(Object::toString)).contains(status);
        assertThat(report.reading().map(Reading::cause).orElseThrow().code()).isEqualTo(cause);
        assertThat(codes(report)).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "mx, STARTTLS",
        "mx, AUTO",
        "postscreen, STARTTLS",
        "plain, NONE",
        "helo, STARTTLS",
    })
    void reachesTheLastStepWithoutSigningIn(String door, Security security) throws Exception {
        ProbeReport report = probe(
                servers.request(door, security, new Credentials.None()).sending(RealServers.ANNA, RealServers.ANNA));
        assertThat(report.result().fault()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.result().reached(ProbeStep.Name.RCPT_TO)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"submission, STARTTLS, PLAIN", "submissions, TLS, LOGIN", "dovecotsubmission, STARTTLS, PLAIN"})
    void signsIn(String door, Security security, String mechanism) throws Exception {
        ProbeReport report = probe(servers.request(door, security, RealServers.password("anna", RealServers.PASSWORD))
                .sending(RealServers.ANNA, RealServers.ANNA));
        assertThat(report.result().fault()).isEmpty();
        assertThat(report.result().step(ProbeStep.Name.AUTH).orElseThrow().detail())
                .isEqualTo(mechanism);
        assertThat(report.result().transcript())
                .extracting(Object::toString)
                .noneMatch(line -> line.contains(RealServers.PASSWORD))
                .noneMatch(line -> line.contains("S29ybi11bmQtQmx1bWUtNw"));
    }

    @ParameterizedTest
    @CsvSource({
        "expired, CERT_EXPIRED, smtp.cert.expired",
        "othername, CERT_NAME, smtp.cert.name",
        "selfsigned, CERT_SELF_SIGNED, smtp.cert.untrusted",
    })
    void judgesCertificates(String door, Fault fault, String finding) throws Exception {
        ProbeReport report = probe(servers.request(door, Security.STARTTLS, new Credentials.None()));
        assertThat(report.result().fault()).contains(fault);
        assertThat(codes(report)).containsExactly(finding);
    }

    @Test
    void aPrivateAuthorityIsRefusedUntilItIsTrusted() throws Exception {
        ServerSettings server = new ServerSettings("localhost", servers.port("submissions"), Security.TLS);
        ProbeReport strict = probe(ProbeRequest.of(server));
        assertThat(strict.result().fault()).contains(Fault.CERT_UNTRUSTED);
        assertThat(strict.result().tls().orElseThrow().certificate().issuer())
                .contains("Private authority of the real servers");
        ProbeReport trusting = probe(servers.request("submissions", Security.TLS, new Credentials.None()));
        assertThat(trusting.result().fault()).isEmpty();
    }

    @Test
    void noPasswordGoesToAServerThatCannotProveItself() throws Exception {
        var request = ProbeRequest.of(new ServerSettings("localhost", servers.port("submission"), Security.STARTTLS))
                .signingIn(RealServers.password("anna", RealServers.PASSWORD));
        ProbeReport report = probe(request);
        assertThat(report.result().fault()).contains(Fault.CERT_UNTRUSTED);
        assertThat(report.result().transcript())
                .extracting(Object::toString)
                .noneMatch(line -> line.startsWith("C: AUTH"));
    }

    @Test
    void oldTlsIsNamed() throws Exception {
        ProbeReport report = probe(servers.request("oldtls", Security.STARTTLS, new Credentials.None()));
        assertThat(report.result().fault()).contains(Fault.TLS_OLD);
        assertThat(codes(report)).containsExactly("smtp.tls_failed", "smtp.tls_old");
    }

    @Test
    void withoutEncryptionNoPasswordGoes() throws Exception {
        Credentials credentials = RealServers.password("anna", RealServers.PASSWORD);
        assertThat(probe(servers.request("plain", Security.STARTTLS, credentials))
                        .result()
                        .fault())
                .contains(Fault.NO_STARTTLS);
        ProbeResult probeResult =
                probe(servers.request("plain", Security.NONE, credentials)).result();
        assertThat(probeResult.fault()).contains(Fault.NOT_ENCRYPTED);
        assertThat(probeResult.mechanisms()).contains("PLAIN", "LOGIN");
    }

    @Test
    void lettersBeyondAsciiNeedSmtpUtf8() throws Exception {
        ProbeReport without = probe(servers.request("plain", Security.NONE, new Credentials.None())
                .sending("järn@brightlane.example", RealServers.ANNA));
        assertThat(without.result().fault()).contains(Fault.NO_SMTPUTF8);
        ProbeReport with = probe(servers.request("mx", Security.NONE, new Credentials.None())
                .sending("järn@brightlane.example", RealServers.ANNA));
        assertThat(with.result().fault()).isEmpty();
    }

    @Test
    void aShortNameInEhloIsRefused() throws Exception {
        ProbeRequest usual = servers.request("helo", Security.NONE, new Credentials.None());
        var shortName = new ProbeRequest(
                usual.server(),
                usual.credentials(),
                usual.from(),
                usual.to(),
                Optional.of("desk"),
                usual.patience(),
                usual.trust(),
                false);
        ProbeReport report = probe(shortName);
        assertThat(report.result().fault()).contains(Fault.HELLO_REFUSED);
        assertThat(report.reading().orElseThrow().cause().code()).isEqualTo("ip.helo");
    }

    @Test
    void theWrongTlsModeIsNoticedAndTheRightOneOffered() throws Exception {
        ProbeReport plainPort = probe(servers.request("mx", Security.TLS, new Credentials.None()));
        assertThat(plainPort.result().fault()).contains(Fault.PLAIN_EXPECTED);
        assertThat(plainPort.suggestion())
                .contains(new ServerSettings("localhost", servers.port("mx"), Security.STARTTLS));

        ProbeReport tlsPort = probe(servers.request("submissions", Security.STARTTLS, new Credentials.None())
                .waiting(Duration.ofSeconds(2)));
        assertThat(tlsPort.suggestion())
                .contains(new ServerSettings("localhost", servers.port("submissions"), Security.TLS));
    }

    @Test
    void theLauncherTellsTheSame(@TempDir Path home) throws Exception {
        RealServers.Ended ended = RealServers.launch(
                home,
                RealServers.PASSWORD + "\n",
                "probe",
                "--host",
                "localhost",
                "--port",
                String.valueOf(servers.port("submission")),
                "--security",
                "starttls",
                "--trust",
                servers.authority().toString(),
                "--user",
                "anna",
                "--password-stdin",
                "--from",
                "boss@brightlane.example",
                "--to",
                "buyer@meadow.example",
                "--json");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).doesNotContain(RealServers.PASSWORD);
        JsonNode answer = JsonMapper.shared().readTree(ended.out());
        assertThat(answer.path("tls").path("certificate").path("issuer").asString())
                .contains("Private authority");
        JsonNode refused = answer.path("rungs")
                .valueStream()
                .filter(step -> step.path("status").asString().equals("failed"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.path("reply").path("enhanced").asString()).isEqualTo("5.7.1");
        assertThat(refused.path("reply").path("text").asString()).contains("not owned by user anna");
    }

    private static ProbeReport probe(ProbeRequest request) throws Exception {
        return new Probing(new LiveNetwork(), PHRASES)
                .start(request, Optional.empty(), _ -> {})
                .result()
                .get(90, TimeUnit.SECONDS);
    }

    private static List<String> codes(ProbeReport report) {
        return report.findings().stream()
                .map(Finding::code)
                .map(code -> code.code())
                .toList();
    }
}
