package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.connection.TranscriptLine;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.smtp.ProbeStep.Name;
import org.mailmedic.smtp.ProbeStep.Status;

class SmtpProbeTest {
    private static final String HOST = "mail.brightlane.example";
    private static final ServerSettings STARTTLS = new ServerSettings(HOST, 587, Security.STARTTLS);
    private static final ServerSettings TLS = new ServerSettings(HOST, 465, Security.TLS);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void passesAllStepsWithStartTls() {
        List<ProbeStep> heard = new ArrayList<>();
        try (var server = SmtpServer.start(new Takes("anna", "s3cret-pass"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), heard::add);
            assertThat(result.fault()).isEmpty();
            assertThat(result.steps()).extracting(ProbeStep::name).containsExactly(namesOfAProbe());
            assertThat(result.steps()).isEqualTo(heard);
            assertThat(result.steps())
                    .filteredOn(step -> step.status() != Status.OK)
                    .extracting(ProbeStep::name)
                    .containsExactly(Name.TLS);
            assertThat(result.tls().orElseThrow().protocol()).isEqualTo("TLSv1.3");
            assertThat(result.tls().orElseThrow().certificate().names()).contains("*.brightlane.example");
            assertThat(result.mechanisms()).contains("PLAIN", "XOAUTH2");
            assertThat(result.step(Name.AUTH)
                            .orElseThrow()
                            .reply()
                            .orElseThrow()
                            .code())
                    .isEqualTo(235);
            assertThat(server.accepted()).isEmpty();
            assertThat(server.log()).contains("C: RSET", "C: QUIT").noneMatch(line -> line.startsWith("C: DATA"));
        }
    }

    @Test
    void passesAllStepsWithTlsFromTheFirstByte() {
        try (var server = SmtpServer.start(new Takes("anna", "s3cret-pass"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(TLS), _ -> {});
            assertThat(result.fault()).isEmpty();
            assertThat(status(result, Name.TLS)).isEqualTo(Status.OK);
            assertThat(status(result, Name.STARTTLS)).isEqualTo(Status.SKIPPED);
            assertThat(status(result, Name.RCPT_TO)).isEqualTo(Status.OK);
        }
    }

    @ParameterizedTest
    @CsvSource({"465, TLS", "587, STARTTLS"})
    void findsTheEncryptionByItself(int port, Name encrypted) {
        try (var server = SmtpServer.start(new Takes("anna", "s3cret-pass"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server))
                    .run(full(new ServerSettings(HOST, port, Security.AUTO)), _ -> {});
            assertThat(result.fault()).isEmpty();
            assertThat(status(result, encrypted)).isEqualTo(Status.OK);
        }
    }

    @Test
    void skipsWhatWasNotAskedFor() {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(ProbeRequest.of(STARTTLS), _ -> {});
            assertThat(result.fault()).isEmpty();
            assertThat(status(result, Name.AUTH)).isEqualTo(Status.SKIPPED);
            assertThat(status(result, Name.MAIL_FROM)).isEqualTo(Status.SKIPPED);
            assertThat(status(result, Name.RCPT_TO)).isEqualTo(Status.SKIPPED);
            assertThat(status(result, Name.QUIT)).isEqualTo(Status.OK);
        }
    }

    @Test
    void saysSoWhenTheNameLeadsNowhere() {
        ProbeResult result = new SmtpProbe(Loopback.to(1))
                .run(full(new ServerSettings("mail.nowhere.invalid", 587, Security.STARTTLS)), _ -> {});
        fellAt(result, Name.RESOLVE, Fault.HOST_UNRESOLVED);
        assertThat(status(result, Name.QUIT)).isEqualTo(Status.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "a..example", "'x\r\ny.example'"})
    void asksNobodyForWhatIsNoName(String host) {
        ProbeResult result =
                new SmtpProbe(Loopback.to(1)).run(full(new ServerSettings(host, 587, Security.STARTTLS)), _ -> {});
        fellAt(result, Name.RESOLVE, Fault.HOST_UNRESOLVED);
    }

    @Test
    void saysSoWhenThePortIsShut() throws IOException {
        int shut;
        // One that nobody ever listened on: a listener that is being closed may still take a last
        // connection.
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            shut = socket.getLocalPort();
        }
        fellAt(new SmtpProbe(Loopback.to(shut)).run(full(STARTTLS), _ -> {}), Name.CONNECT, Fault.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "554 5.7.1 No service for you, GREETING",
        "421 4.3.2 Too busy, NOT_NOW",
        "HTTP/1.1 400 Bad Request, WRONG_PROTOCOL",
        "* OK IMAP4rev1 ready, WRONG_PROTOCOL",
        "+OK POP3 ready, WRONG_PROTOCOL",
        "SSH-2.0-OpenSSH_9.9, WRONG_PROTOCOL"
    })
    void readsTheGreeting(String greeting, Fault fault) throws IOException {
        try (var server = RawServer.saying(greeting + "\r\n")) {
            ProbeResult result = new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), _ -> {});
            fellAt(result, Name.GREETING, fault);
            assertThat(result.transcript()).extracting(TranscriptLine::toString).contains("S: " + greeting);
        }
    }

    @Test
    void tellsSilenceFromHangingUp() throws IOException {
        try (var silent = RawServer.saying("")) {
            ProbeResult result =
                    new SmtpProbe(Loopback.to(silent.port())).run(full(STARTTLS), hastyAt(Name.GREETING), _ -> {});
            fellAt(result, Name.GREETING, Fault.SILENT);
        }
        try (var gone = new RawServer((_, _) -> {})) {
            fellAt(new SmtpProbe(Loopback.to(gone.port())).run(full(STARTTLS), _ -> {}), Name.GREETING, Fault.CLOSED);
        }
    }

    @Test
    void takesSilenceOnThePortForTlsAsWaitingForIt() throws IOException {
        var plainOnTlsPort = new ServerSettings(HOST, 465, Security.STARTTLS);
        try (var silent = RawServer.saying("")) {
            ProbeResult result = new SmtpProbe(Loopback.to(silent.port()))
                    .run(full(plainOnTlsPort), hastyAt(Name.GREETING), _ -> {});
            fellAt(result, Name.GREETING, Fault.TLS_EXPECTED);
        }
    }

    @Test
    void noticesTlsOnAPlainPort() throws IOException {
        try (var server = RawServer.saying(new byte[] {0x15, 3, 1, 0, 2, 2, 40})) {
            fellAt(
                    new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), _ -> {}),
                    Name.GREETING,
                    Fault.TLS_EXPECTED);
        }
    }

    @Test
    void noticesAPlainServerOnATlsPort() throws IOException {
        try (var server = RawServer.saying("220 mail.brightlane.example ESMTP\r\n")) {
            ProbeResult result = new SmtpProbe(Loopback.to(server.port())).run(full(TLS), _ -> {});
            fellAt(result, Name.TLS, Fault.PLAIN_EXPECTED);
            assertThat(result.failed().orElseThrow().detail()).contains("220 mail.brightlane.example ESMTP");
        }
        try (var server = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8))) {
            fellAt(new SmtpProbe(Loopback.to(server.port())).run(full(TLS), _ -> {}), Name.TLS, Fault.WRONG_PROTOCOL);
        }
    }

    @Test
    void tellsOldTlsFromOtherTrouble() throws IOException {
        byte[] versionAlert = {0x15, 3, 1, 0, 2, 2, 70};
        byte[] otherAlert = {0x15, 3, 3, 0, 2, 2, 40};
        byte[] tls10 = new byte[5 + 4 + 38];
        tls10[0] = 0x16;
        tls10[1] = 3;
        tls10[2] = 1;
        tls10[4] = 42;
        tls10[5] = 2;
        tls10[8] = 38;
        tls10[9] = 3;
        tls10[10] = 1;
        tls10[45] = 0x2f;
        try (var server = RawServer.answering(versionAlert)) {
            fellAt(new SmtpProbe(Loopback.to(server.port())).run(full(TLS), _ -> {}), Name.TLS, Fault.TLS_OLD);
        }
        try (var server = RawServer.answering(tls10)) {
            ProbeResult result = new SmtpProbe(Loopback.to(server.port())).run(full(TLS), _ -> {});
            fellAt(result, Name.TLS, Fault.TLS_OLD);
            assertThat(result.failed().orElseThrow().detail()).isEqualTo("TLS 1.0");
        }
        try (var server = RawServer.answering(otherAlert)) {
            fellAt(new SmtpProbe(Loopback.to(server.port())).run(full(TLS), _ -> {}), Name.TLS, Fault.TLS_FAILED);
        }
        try (var server = new RawServer((in, _) -> in.read())) {
            fellAt(new SmtpProbe(Loopback.to(server.port())).run(full(TLS), _ -> {}), Name.TLS, Fault.TLS_FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expired, CERT_EXPIRED",
        "not-yet, CERT_NOT_YET",
        "wrong-name, CERT_NAME",
        "self-signed, CERT_SELF_SIGNED"
    })
    void tellsBadCertificatesApart(String file, Fault fault) throws IOException {
        PracticeKeys keys = keys(file);
        for (ServerSettings settings : List.of(STARTTLS, TLS)) {
            try (var server = SmtpServer.start(new SmtpPolicy() {}, keys)) {
                ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(settings), _ -> {});
                fellAt(result, Name.CERTIFICATE, fault);
                assertThat(result.tls()).isPresent();
                assertThat(result.failed().orElseThrow().detail())
                        .as("facts, and none of Java's own words")
                        .isNotEmpty()
                        .doesNotContain("sun.")
                        .doesNotContain("Exception");
                assertThat(server.log()).noneMatch(line -> line.contains("AUTH PLAIN"));
            }
        }
    }

    @Test
    void seesThatTheChainIsOnlyHalf() throws IOException {
        try (var server = SmtpServer.start(new SmtpPolicy() {}, keys("no-intermediate"))) {
            fellAt(new SmtpProbe(Loopback.to(server)).run(full(TLS), _ -> {}), Name.CERTIFICATE, Fault.CERT_CHAIN);
        }
    }

    @Test
    void showsTheChainAndWhoIssuedIt() throws IOException {
        try (var server = SmtpServer.start(new SmtpPolicy() {}, keys("antivirus"))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(TLS), _ -> {});
            fellAt(result, Name.CERTIFICATE, Fault.CERT_UNTRUSTED);
            assertThat(result.tls().orElseThrow().certificate().issuer()).contains("Avast Web/Mail Shield Root");
            assertThat(result.tls().orElseThrow().chain()).hasSize(1);
        }
    }

    @Test
    void saysSoWhenNoNameServerAnswers() {
        var silent = new Unresolved(_ -> {
            Thread.sleep(Duration.ofMinutes(5));
            return List.of();
        });
        fellAt(
                new SmtpProbe(silent).run(full(STARTTLS).waiting(Duration.ofMillis(200)), _ -> {}),
                Name.RESOLVE,
                Fault.RESOLVER_SILENT);
        var helpless = new Unresolved(host -> {
            throw new UnknownHostException(host + ": Temporary failure in name resolution");
        });
        fellAt(new SmtpProbe(helpless).run(full(STARTTLS), _ -> {}), Name.RESOLVE, Fault.RESOLVER_SILENT);
    }

    @Test
    void tellsTearingDownFromHangingUp() throws IOException {
        try (var tearing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = tearing.accept()) {
                    // Closing sends a reset, and no farewell.
                    socket.setSoLinger(true, 0);
                } catch (IOException _) {
                    // The test is over.
                }
            });
            ProbeResult result = new SmtpProbe(Loopback.to(tearing.getLocalPort())).run(full(STARTTLS), _ -> {});
            assertThat(result.fault()).contains(Fault.RESET);
            // It may come before connecting has ended.
            assertThat(result.failed().orElseThrow().name()).isIn(Name.CONNECT, Name.GREETING);
        }
    }

    @ParameterizedTest
    @CsvSource({"EHLO", "MAIL_FROM", "RCPT_TO"})
    void takesNotNowForWhatItIs(Name step) {
        var busy = new SmtpPolicy() {
            @Override
            public SmtpAction hello(SmtpSession session) {
                return at(Name.EHLO, SmtpPolicy.super.hello(session));
            }

            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return at(Name.MAIL_FROM, SmtpPolicy.super.mailFrom(session, from));
            }

            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return at(Name.RCPT_TO, SmtpPolicy.super.rcptTo(session, to));
            }

            private SmtpAction at(Name here, SmtpAction otherwise) {
                return here == step ? SmtpAction.reply("451 4.7.1 Come back in five minutes") : otherwise;
            }
        };
        try (var server = SmtpServer.start(busy)) {
            fellAt(new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {}), step, Fault.NOT_NOW);
        }
    }

    @Test
    void asksWhetherTheAccountsOwnAddressWouldDo() {
        var ownOnly = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return SmtpAction.reply(
                        from.equals("anna@brightlane.example") ? "250 OK" : "553 5.7.1 Sender address rejected");
            }
        };
        try (var server = SmtpServer.start(ownOnly)) {
            ProbeRequest request = full(STARTTLS)
                    .signingIn(new Credentials.Password("anna@brightlane.example", new Secret("x".toCharArray())))
                    .sending("boss@brightlane.example", "buyer@meadow.example");
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request, _ -> {});
            fellAt(result, Name.MAIL_FROM, Fault.SENDER_REFUSED);
            assertThat(result.asked())
                    .extracting(ProbeResult.Asked::address)
                    .containsExactly("boss@brightlane.example", "anna@brightlane.example");
            assertThat(result.asked().getLast().reply().isPositive()).isTrue();
            assertThat(server.log()).noneMatch(line -> line.startsWith("C: RCPT"));
        }
    }

    @ParameterizedTest
    @CsvSource({"XOAUTH2", "OAUTHBEARER"})
    void saysALongTokenAfterTheServersGo(String mechanism) {
        String token = "t".repeat(2_000);
        try (var server = SmtpServer.start(new Takes("anna", token, mechanism))) {
            ProbeResult result =
                    new SmtpProbe(Loopback.to(server)).run(full(STARTTLS).signingIn(token("anna", token)), _ -> {});
            assertThat(result.fault()).as(result.transcript().toString()).isEmpty();
            assertThat(result.transcript())
                    .extracting(TranscriptLine::toString)
                    .contains("C: AUTH " + mechanism, "C: (hidden)")
                    .noneMatch(line -> line.contains("tttt"));
        }
    }

    @Test
    void trustsNoUnknownAuthority() {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            var strict = new Loopback(Loopback.to(server).ports(), List.of());
            fellAt(new SmtpProbe(strict).run(full(TLS), _ -> {}), Name.CERTIFICATE, Fault.CERT_UNTRUSTED);
        }
    }

    @Test
    void saysSoWhenNoEncryptionIsOffered() {
        var plain = new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return List.of("SIZE 1000", "AUTH PLAIN");
            }
        };
        try (var server = SmtpServer.start(plain)) {
            var probe = new SmtpProbe(Loopback.to(server));
            fellAt(probe.run(full(STARTTLS), _ -> {}), Name.STARTTLS, Fault.NO_STARTTLS);
            var auto = new ServerSettings(HOST, 587, Security.AUTO);
            fellAt(probe.run(full(auto), _ -> {}), Name.STARTTLS, Fault.NO_STARTTLS);
            assertThat(probe.run(ProbeRequest.of(auto), _ -> {}).fault()).isEmpty();
        }
    }

    @Test
    void seesThatTheOfferWasOverwritten() {
        var stripped = new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return List.of("SIZE 1000", "XXXXXXXA");
            }
        };
        try (var server = SmtpServer.start(stripped)) {
            fellAt(
                    new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {}),
                    Name.STARTTLS,
                    Fault.STARTTLS_STRIPPED);
        }
    }

    @Test
    void saysSoWhenStartTlsIsRefusedOrBroken() throws IOException {
        var refusing = new SmtpPolicy() {
            @Override
            public SmtpAction startTls() {
                return SmtpAction.reply("454 4.7.0 TLS not available");
            }
        };
        try (var server = SmtpServer.start(refusing)) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {});
            fellAt(result, Name.STARTTLS, Fault.STARTTLS_REFUSED);
            assertThat(status(result, Name.QUIT)).isEqualTo(Status.OK);
        }
        try (var server = scripted("220 hi", "250-hi\r\n250 STARTTLS", "220 go\r\n250 injected")) {
            fellAt(
                    new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), _ -> {}),
                    Name.STARTTLS,
                    Fault.TLS_FAILED);
        }
        try (var server = scripted("220 hi", "250-hi\r\n250 STARTTLS", "220 go", "this is not TLS at all")) {
            fellAt(
                    new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), _ -> {}),
                    Name.STARTTLS,
                    Fault.GARBLED);
        }
    }

    @Test
    void neverSendsAPasswordInTheOpenUnlessToldTwice() {
        var plain = new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return List.of("AUTH PLAIN");
            }
        };
        var none = new ServerSettings(HOST, 587, Security.NONE);
        try (var server = SmtpServer.start(plain)) {
            var probe = new SmtpProbe(Loopback.to(server));
            fellAt(probe.run(full(none), _ -> {}), Name.AUTH, Fault.NOT_ENCRYPTED);
            assertThat(server.log()).noneMatch(line -> line.contains("AUTH PLAIN ***"));
            ProbeRequest asked = full(none);
            var insisting = new ProbeRequest(
                    asked.server(),
                    asked.credentials(),
                    asked.from(),
                    asked.to(),
                    asked.helo(),
                    asked.patience(),
                    asked.trust(),
                    true);
            assertThat(probe.run(insisting, _ -> {}).fault()).isEmpty();
        }
    }

    @Test
    void saysSoWhenNoSignInFits() {
        try (var server = SmtpServer.start(offering("SIZE 1000"))) {
            fellAt(new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {}), Name.AUTH, Fault.NO_AUTH);
        }
        try (var server = SmtpServer.start(offering("AUTH XOAUTH2 OAUTHBEARER"))) {
            fellAt(new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {}), Name.AUTH, Fault.AUTH_METHOD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, PLAIN",
        "LOGIN, LOGIN",
        "LOGIN PLAIN, PLAIN",
    })
    void signsInByPassword(String offered, String used) {
        try (var server = SmtpServer.start(new Takes("anna", "s3cret-pass", offered))) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {});
            assertThat(result.fault()).isEmpty();
            assertThat(result.step(Name.AUTH).orElseThrow().detail()).isEqualTo(used);
        }
    }

    @ParameterizedTest
    @CsvSource({"XOAUTH2", "OAUTHBEARER"})
    void signsInByToken(String mechanism) {
        try (var server = SmtpServer.start(new Takes("anna", "tok-en", mechanism))) {
            ProbeRequest right = full(STARTTLS).signingIn(token("anna", "tok-en"));
            assertThat(new SmtpProbe(Loopback.to(server)).run(right, _ -> {}).fault())
                    .isEmpty();
            ProbeResult wrong = new SmtpProbe(Loopback.to(server))
                    .run(full(STARTTLS).signingIn(token("anna", "out-of-date")), _ -> {});
            fellAt(wrong, Name.AUTH, Fault.AUTH_FAILED);
            assertThat(wrong.failed().orElseThrow().detail()).contains("\"status\":\"401\"");
            assertThat(wrong.failed().orElseThrow().reply().orElseThrow().code())
                    .isEqualTo(535);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "535-5.7.8 Username and Password not accepted.\\n535 5.7.8 No. | AUTH_FAILED",
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled | AUTH_METHOD",
                "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. | AUTH_FAILED",
                "534-5.7.9 Application-specific password required.\\n534 5.7.9 x | AUTH_METHOD",
                "550 5.7.30 Basic authentication is not supported for Client Submission | AUTH_METHOD",
                "538 5.7.11 Encryption required for requested authentication mechanism | ENCRYPT_FIRST",
                "523 5.7.10 Encryption Needed | ENCRYPT_FIRST",
                "454 4.7.0 Temporary authentication failure | AUTH_LATER",
                "421 4.7.0 Too many failed attempts | AUTH_LATER"
            })
    void readsARefusedSignIn(String reply, Fault fault) {
        var refusing = new SmtpPolicy() {
            @Override
            public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
                return SmtpAction.reply(reply.replace("\\n", "\n").strip());
            }
        };
        try (var server = SmtpServer.start(refusing)) {
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(full(STARTTLS), _ -> {});
            fellAt(result, Name.AUTH, fault);
            assertThat(server.log())
                    .filteredOn(line -> line.contains("AUTH ") && line.startsWith("C:"))
                    .as("one attempt only: accounts get locked")
                    .hasSize(1);
        }
    }

    @Test
    void saysSoWhenSenderOrRecipientIsRefused() {
        var picky = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return SmtpAction.reply(
                        from.startsWith("boss@") ? "550 5.7.60 SMTP; Client does not have permissions" : "250 OK");
            }

            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return SmtpAction.reply("550-5.7.1 <x>: Relay\n550 5.7.1 access denied");
            }
        };
        try (var server = SmtpServer.start(picky)) {
            var probe = new SmtpProbe(Loopback.to(server));
            ProbeResult sender =
                    probe.run(full(STARTTLS).sending("boss@brightlane.example", "x@meadow.example"), _ -> {});
            fellAt(sender, Name.MAIL_FROM, Fault.SENDER_REFUSED);
            ProbeResult recipient = probe.run(full(STARTTLS), _ -> {});
            fellAt(recipient, Name.RCPT_TO, Fault.RECIPIENT_REFUSED);
            var reply = recipient.failed().orElseThrow().reply().orElseThrow();
            assertThat(reply.toString()).isEqualTo("550 5.7.1 <x>: Relay access denied");
            assertThat(status(recipient, Name.QUIT)).isEqualTo(Status.OK);
        }
    }

    @Test
    void takesLettersBeyondAsciiOnlyWhereTheServerDoes() {
        ProbeRequest request = full(STARTTLS).sending("jörg@brightlane.example", "anna@bücher.example");
        try (var server = SmtpServer.start(offering("AUTH PLAIN"))) {
            fellAt(new SmtpProbe(Loopback.to(server)).run(request, _ -> {}), Name.MAIL_FROM, Fault.NO_SMTPUTF8);
            server.follow(new Takes("anna", "s3cret-pass", "PLAIN\nSMTPUTF8"));
            ProbeResult result = new SmtpProbe(Loopback.to(server)).run(request, _ -> {});
            assertThat(result.fault()).isEmpty();
            assertThat(result.transcript())
                    .extracting(TranscriptLine::toString)
                    .contains(
                            "C: MAIL FROM:<jörg@brightlane.example> SMTPUTF8",
                            "C: RCPT TO:<anna@xn--bcher-kva.example>");
        }
    }

    @Test
    void fallsBackToHelo() throws IOException {
        try (var server = scripted("220 hi", "502 no EHLO here", "250 hello", "221 bye")) {
            ProbeResult result = new SmtpProbe(Loopback.to(server.port()))
                    .run(ProbeRequest.of(new ServerSettings(HOST, 587, Security.AUTO)), _ -> {});
            assertThat(result.fault()).isEmpty();
        }
        try (var server = scripted("220 hi", "550 5.7.1 bad name", "550 5.7.1 bad name still", "221 bye")) {
            fellAt(
                    new SmtpProbe(Loopback.to(server.port())).run(ProbeRequest.of(STARTTLS), _ -> {}),
                    Name.EHLO,
                    Fault.HELLO_REFUSED);
        }
    }

    /// Whoever talks without end in answer to EHLO refuses nothing.
    @ParameterizedTest
    @ValueSource(ints = {40, 3_000})
    void aGreetingBackThatHasNoEndIsAFlood(int length) throws IOException {
        String line = "250-" + "x".repeat(length) + "\r\n";
        try (var server = scripted("220 hi", line.repeat(70_000 / length) + "250 end")) {
            fellAt(new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), _ -> {}), Name.EHLO, Fault.FLOOD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"220 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "220-and another line\r\n"})
    void standsAnEndlessTalker(String words) throws IOException {
        try (var server = new RawServer((_, out) -> {
            while (true) {
                out.write(words.getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            ProbeResult result = new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), _ -> {});
            fellAt(result, Name.GREETING, Fault.FLOOD);
            assertThat(result.transcript().size()).isLessThan(400);
        }
    }

    @Test
    void standsADrip() throws IOException {
        try (var server = new RawServer((_, out) -> {
            while (true) {
                out.write('2');
                out.flush();
                Thread.sleep(20);
                out.write("20-x\r\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(20);
            }
        })) {
            ProbeResult result =
                    new SmtpProbe(Loopback.to(server.port())).run(full(STARTTLS), hastyAt(Name.GREETING), _ -> {});
            fellAt(result, Name.GREETING, Fault.SILENT);
        }
    }

    /// Waits briefly at the step where nothing comes, and long at all others.
    static Function<Name, Duration> hastyAt(Name silent) {
        return name -> name == silent ? Duration.ofMillis(500) : Duration.ofMinutes(5);
    }

    private static PracticeKeys keys(String file) throws IOException {
        try (InputStream in = PracticeKeys.class.getResourceAsStream(file + ".p12")) {
            return PracticeKeys.read(Objects.requireNonNull(in));
        }
    }

    /// How a name is looked up.
    private interface LookUp {
        List<InetAddress> of(String host) throws UnknownHostException, InterruptedException;
    }

    /// A network whose name servers are out of order.
    private record Unresolved(LookUp lookUp) implements Network {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
            return lookUp.of(host);
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            throw new AssertionError("nothing to connect to");
        }

        @Override
        public List<X509Certificate> trusted() {
            return List.of();
        }
    }

    private static ProbeRequest full(ServerSettings server) {
        return ProbeRequest.of(server)
                .signingIn(new Credentials.Password("anna", new Secret("s3cret-pass".toCharArray())))
                .sending("anna@brightlane.example", "buyer@meadow.example")
                .waiting(PATIENCE);
    }

    private static Credentials token(String user, String token) {
        return new Credentials.Token(user, new Secret(token.toCharArray()));
    }

    private static void fellAt(ProbeResult result, Name name, Fault fault) {
        assertThat(result.fault()).as(result.transcript().toString()).contains(fault);
        assertThat(result.failed().orElseThrow().name()).isEqualTo(name);
        assertThat(result.steps()).extracting(ProbeStep::name).containsExactly(namesOfAProbe());
    }

    private static Status status(ProbeResult result, Name name) {
        return result.step(name).orElseThrow().status();
    }

    private static Name[] namesOfAProbe() {
        return List.of(Name.values()).stream().filter(name -> name != Name.DATA).toArray(Name[]::new);
    }

    /// Says the first at once and each of the others after a line of the client.
    private static RawServer scripted(String first, String... replies) throws IOException {
        return new RawServer((in, out) -> {
            out.write((first + "\r\n").getBytes(StandardCharsets.UTF_8));
            for (String reply : replies) {
                int next = in.read();
                while (next != '\n' && next >= 0 && next != 0x16) {
                    next = in.read();
                }
                out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    private static SmtpPolicy offering(String... keywords) {
        return new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return session.encrypted() ? List.of(keywords) : List.of("STARTTLS");
            }
        };
    }

    /// Takes one user.
    private record Takes(String user, String secret, String offered) implements SmtpPolicy {
        Takes(String user, String secret) {
            this(user, secret, "LOGIN PLAIN XOAUTH2");
        }

        @Override
        public List<String> keywords(SmtpSession session) {
            return session.encrypted() ? List.of(("AUTH " + offered).split("\n")) : List.of("STARTTLS");
        }

        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return SmtpAction.reply(
                    attempt.user().equals(user) && attempt.secret().equals(secret)
                            ? "235 2.7.0 Accepted"
                            : "535 5.7.8 Username and Password not accepted");
        }
    }
}
