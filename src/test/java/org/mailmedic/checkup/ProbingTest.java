package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.smtp.TestMessage;

class ProbingTest {
    private static final PhraseBook PHRASES = PhraseBook.load();

    /// Leads each place, `host:port`, to a door on loopback; all else is shut.
    private record Places(Map<String, InetSocketAddress> doors) implements Network {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            if (doors.keySet().stream().noneMatch(place -> place.startsWith(host + ":"))) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getByAddress(host, new byte[] {(byte) 192, 0, 2, 1}));
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            return doors.getOrDefault(
                    address.getHostName() + ":" + port, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        }

        @Override
        public List<X509Certificate> trusted() {
            return List.of(PracticeKeys.standard().authority());
        }
    }

    @Test
    void saysNothingWhenAllIsWell() throws Exception {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            var places = new Places(Map.of("smtp.gmail.com:587", server.plain()));
            ProbeReport report =
                    probe(places, request("smtp.gmail.com", 587, Security.STARTTLS), Optional.of(kind("gmail")));
            assertThat(report.result().fault()).isEmpty();
            assertThat(report.findings()).isEmpty();
            assertThat(report.suggestion()).isEmpty();
            assertThat(report.reading()).isEmpty();
        }
    }

    /// The server offers encryption; it is the settings that ask for none.
    @Test
    void aPasswordThatStayedHereIsNoFaultOfTheServer() throws Exception {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            var places = new Places(Map.of("mail.brightlane.example:587", server.plain()));
            ProbeReport report =
                    probe(places, request("mail.brightlane.example", 587, Security.NONE), Optional.empty());
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_NOT_ENCRYPTED);
        }
    }

    /// Endless talk is no refusal.
    @Test
    void whoTalksWithoutEndRefusesNothing() throws Exception {
        var talker = new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return Collections.nCopies(3_000, "X-".repeat(20));
            }
        };
        try (var server = SmtpServer.start(talker)) {
            var places = new Places(Map.of("mail.brightlane.example:587", server.plain()));
            ProbeReport report =
                    probe(places, request("mail.brightlane.example", 587, Security.STARTTLS), Optional.empty());
            assertThat(report.result().fault()).contains(Fault.FLOOD);
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_WRONG_PROTOCOL);
        }
    }

    @Test
    void offersThePortThatWorks() throws Exception {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            var places = new Places(Map.of("smtp.gmail.com:465", server.tls()));
            ProbeReport report =
                    probe(places, request("smtp.gmail.com", 587, Security.STARTTLS), Optional.of(kind("gmail")));
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_UNREACHABLE);
            assertThat(report.suggestion()).contains(new ServerSettings("smtp.gmail.com", 465, Security.TLS));
            assertThat(server.log()).as("never with credentials").noneMatch(line -> line.startsWith("C: AUTH"));
        }
    }

    @Test
    void offersTheOtherEncryptionOnTheSamePort() throws Exception {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            var places = new Places(Map.of("mail.brightlane.example:2525", server.plain()));
            ProbeReport report =
                    probe(places, request("mail.brightlane.example", 2525, Security.TLS), Optional.empty());
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_WRONG_PROTOCOL);
            assertThat(report.suggestion())
                    .contains(new ServerSettings("mail.brightlane.example", 2525, Security.STARTTLS));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "microsoft365 | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
                        + " Tenant. | ms.smtpauth.tenant",
                "microsoft365 | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
                        + " Mailbox. | ms.smtpauth.mailbox",
                "microsoft365 | 535 5.7.139 Authentication unsuccessful, user is locked by your organization's"
                        + " security defaults policy. | ms.auth.security_defaults",
                "microsoft365 | 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be"
                        + " authenticated successfully. | ms.auth.conditional",
                "microsoft365 | 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. |"
                        + " ms.auth.credentials",
                "outlook.com | 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. |"
                        + " ms.basic.outlook",
                "microsoft365 | 550 5.7.30 Basic authentication is not supported for Client Submission. |"
                        + " ms.basic.retired",
                "gmail | 534 5.7.9 Application-specific password required. | google.auth.app_password",
                "gmail | 535 5.7.8 Username and Password not accepted. | google.auth.credentials",
                "gmail | 534 5.7.14 Please log in through your web browser and then try again. | google.auth.browser",
                "yahoo | 535 5.7.0 (#MBR1212) Incorrect username or password | yahoo.auth.credentials",
                "yahoo | 535 5.7.0 (#AUTH005) Too many bad auth attempts. | yahoo.auth.many"
            })
    void readsARefusedSignInInTheProvidersTerms(String kindId, String reply, String phrase) throws Exception {
        ProviderKind kind = kind(kindId);
        String host = kind.servers().getFirst().host();
        try (var server = SmtpServer.start(refusing(reply))) {
            var places = new Places(Map.of(host + ":587", server.plain()));
            ProbeReport report = probe(places, request(host, 587, Security.STARTTLS), Optional.of(kind));
            assertThat(report.reading().orElseThrow().phrase()).contains(phrase);
            assertThat(report.reading().orElseThrow().side()).isEqualTo(Reading.Side.YOURS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "530 5.7.57 Client not authenticated to send mail. | auth.required",
                "550 5.7.60 SMTP; Client does not have permissions to send as this sender | sender.not_allowed",
                "550 5.7.64 TenantAttribution; Relay Access Denied | connector.misconfigured",
                "550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized"
                        + " sources | connector.misconfigured"
            })
    void readsARefusedSenderInMicrosoftsTerms(String reply, String cause) throws Exception {
        var refusing = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return SmtpAction.reply(reply);
            }
        };
        try (var server = SmtpServer.start(refusing)) {
            // A company's own name for the server: only the chosen provider tells who speaks.
            var places = new Places(Map.of("mail.brightlane.example:587", server.plain()));
            ProbeReport report = probe(
                    places,
                    request("mail.brightlane.example", 587, Security.STARTTLS),
                    Optional.of(kind("microsoft365")));
            assertThat(report.reading().orElseThrow().cause().code()).isEqualTo(cause);
            assertThat(report.reading().orElseThrow().saidBy()).isEqualTo("microsoft365");
        }
    }

    /// What is missing before sender and recipient can be judged is not blamed on them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | NONE | 530 5.7.0 Must issue a STARTTLS command first | smtp.tls_required",
                "MAIL | NONE | 530 5.7.0 Must issue a STARTTLS command first. x1-20020a - gsmtp | smtp.tls_required",
                "MAIL | NONE | 530 5.7.57 Client not authenticated to send mail. | smtp.auth_required",
                "MAIL | STARTTLS | 530 5.7.57 Client not authenticated to send mail. | smtp.auth_required",
                "MAIL | STARTTLS | 530 5.7.0 Authentication Required. | smtp.auth_required",
                "MAIL | STARTTLS | 550 5.7.1 Client was not authenticated | smtp.auth_required",
                "MAIL | STARTTLS | 503 5.5.1 Error: authentication required | smtp.auth_required",
                "RCPT | STARTTLS | 553 5.7.1 <anna@brightlane.example>: Sender address rejected: not logged in"
                        + " | smtp.auth_required",
                "RCPT | STARTTLS | 554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied"
                        + " | smtp.auth_required",
                "RCPT | STARTTLS | 550 5.7.1 <buyer@meadow.example>: Relay access denied | smtp.recipient_refused",
                "RCPT | STARTTLS | 550 5.1.1 <buyer@meadow.example>: User unknown | smtp.recipient_refused",
                "MAIL | STARTTLS | 550 5.7.60 SMTP; Client does not have permissions to send as this sender"
                        + " | smtp.sender_refused"
            })
    void saysWhatMustComeBeforeTheAddresses(String at, Security security, String reply, String finding)
            throws Exception {
        var refusing = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return at.equals("MAIL") ? SmtpAction.reply(reply) : SmtpPolicy.super.mailFrom(session, from);
            }

            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return at.equals("RCPT") ? SmtpAction.reply(reply) : SmtpPolicy.super.rcptTo(session, to);
            }
        };
        try (var server = SmtpServer.start(refusing)) {
            var places = new Places(Map.of("mail.brightlane.example:587", server.plain()));
            ProbeRequest stranger =
                    request("mail.brightlane.example", 587, security).signingIn(new Credentials.None());
            assertThat(codes(probe(places, stranger, Optional.empty())))
                    .extracting(FindingCode::code)
                    .containsExactly(finding);
        }
    }

    /// A greylisting server says the same at each of its doors.
    @Test
    void offersNoOtherDoorToAnAddressThatIsPutOff() throws Exception {
        var greylisting = new SmtpPolicy() {
            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return SmtpAction.reply("450 4.2.0 <buyer@meadow.example>: Recipient address rejected: Greylisted");
            }
        };
        try (var server = SmtpServer.start(greylisting)) {
            var places = new Places(
                    Map.of("mail.brightlane.example:587", server.plain(), "mail.brightlane.example:465", server.tls()));
            ProbeReport report =
                    probe(places, request("mail.brightlane.example", 587, Security.STARTTLS), Optional.empty());
            assertThat(report.result().fault()).contains(Fault.NOT_NOW);
            assertThat(report.suggestion()).isEmpty();
        }
    }

    /// Who has signed in already is not told to.
    @Test
    void asksNobodyTwiceToSignIn() throws Exception {
        var strict = new SmtpPolicy() {
            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return SmtpAction.reply("554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied");
            }
        };
        try (var server = SmtpServer.start(strict)) {
            var places = new Places(Map.of("mail.brightlane.example:587", server.plain()));
            ProbeReport report =
                    probe(places, request("mail.brightlane.example", 587, Security.STARTTLS), Optional.empty());
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_RECIPIENT_REFUSED);
        }
    }

    @Test
    void namesWhoOpensTheEncryptedConnection() throws Exception {
        PracticeKeys keys;
        try (var file = Objects.requireNonNull(PracticeKeys.class.getResourceAsStream("antivirus.p12"))) {
            keys = PracticeKeys.read(file);
        }
        try (var server = SmtpServer.start(new SmtpPolicy() {}, keys)) {
            var places = new Places(Map.of("mail.brightlane.example:465", server.tls()));
            ProbeReport report = probe(places, request("mail.brightlane.example", 465, Security.TLS), Optional.empty());
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_CERT_UNTRUSTED, FindingCode.SMTP_INTERCEPTED);
            assertThat(report.findings().getLast().subject()).isEqualTo("Avast Antivirus");
        }
    }

    @Test
    void offersTheHostOfThisKindOfAccount() throws Exception {
        try (var server = SmtpServer.start(refusing("535 5.7.3 Authentication unsuccessful"))) {
            var places = new Places(Map.of(
                    "smtp.office365.com:587", server.plain(),
                    "smtp-mail.outlook.com:587", server.plain()));
            ProbeReport report = probe(
                    places, request("smtp.office365.com", 587, Security.STARTTLS), Optional.of(kind("outlook.com")));
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_AUTH_FAILED, FindingCode.SMTP_PROVIDER_MISMATCH);
            assertThat(report.suggestion())
                    .contains(new ServerSettings("smtp-mail.outlook.com", 587, Security.STARTTLS));
            assertThat(report.findings().get(1).arguments()).containsEntry("rightHost", "smtp-mail.outlook.com");
        }
    }

    @Test
    void offersNothingThatDoesNotWork() throws Exception {
        try (var server = SmtpServer.start(refusing("535 5.7.8 no"))) {
            var places = new Places(Map.of("smtp.gmail.com:587", server.plain()));
            ProbeReport report =
                    probe(places, request("smtp.gmail.com", 587, Security.STARTTLS), Optional.of(kind("gmail")));
            assertThat(report.suggestion()).isEmpty();
            assertThat(server.log()).filteredOn("C: QUIT"::equals).hasSize(1);
        }
    }

    @Test
    void readsTheWordsOfARefusedSignIn() throws Exception {
        String words = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
                + " Visit https://aka.ms/smtp_auth_disabled for more information.";
        try (var server = SmtpServer.start(refusing(words))) {
            var places = new Places(Map.of("smtp.office365.com:587", server.plain()));
            ProbeReport report = probe(
                    places, request("smtp.office365.com", 587, Security.STARTTLS), Optional.of(kind("microsoft365")));
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_AUTH_METHOD);
            assertThat(report.reading().orElseThrow().cause()).isEqualTo(Cause.AUTH_METHOD);
            Finding finding = report.findings().getFirst();
            assertThat(finding.arguments())
                    .containsEntry("cause", "auth.method")
                    .containsEntry("port", "587");
            assertThat(finding.evidence()).startsWith("535 5.7.139");
        }
    }

    /// Postfix waits with all refusals until it has heard the recipient (smtpd_delay_reject): the words
    /// tell whom it means.
    @Test
    void knowsThatTheSenderIsMeantThoughTheRecipientWasAskedFor() throws Exception {
        var delaying = new SmtpPolicy() {
            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return SmtpAction.reply(
                        "553 5.7.1 <anna@brightlane.example>: Sender address rejected: not owned by user boss");
            }
        };
        try (var server = SmtpServer.start(delaying)) {
            var places = new Places(Map.of("mail.brightlane.example:587", server.plain()));
            ProbeReport report =
                    probe(places, request("mail.brightlane.example", 587, Security.STARTTLS), Optional.empty());
            assertThat(codes(report)).containsExactly(FindingCode.SMTP_SENDER_REFUSED);
            assertThat(report.findings().getFirst().subject()).isEqualTo("anna@brightlane.example");
        }
    }

    @Test
    void endsWithWhatWasSeenWhenCancelled() throws Exception {
        var silent = new SmtpPolicy() {
            @Override
            public SmtpAction hello(SmtpSession session) {
                return new SmtpAction.Silence();
            }
        };
        try (var server = SmtpServer.start(silent)) {
            var greeted = new CountDownLatch(1);
            var places = new Places(Map.of("smtp.gmail.com:587", server.plain()));
            Run<ProbeReport> run = new Probing(places, PHRASES)
                    .start(request("smtp.gmail.com", 587, Security.STARTTLS), Optional.empty(), step -> {
                        if (step.name() == ProbeStep.Name.GREETING) {
                            greeted.countDown();
                        }
                    });
            assertThat(greeted.await(20, TimeUnit.SECONDS)).isTrue();
            run.cancel();
            ProbeReport report = run.result().get(10, TimeUnit.SECONDS);
            assertThat(report.result().fault()).contains(Fault.CANCELLED);
            assertThat(report.findings()).isEmpty();
            assertThat(report.result().reached(ProbeStep.Name.GREETING)).isTrue();
        }
    }

    @Test
    void sendsTheTestMessage() throws Exception {
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            var places = new Places(Map.of("smtp.gmail.com:587", server.plain()));
            var message = TestMessage.of("anna@brightlane.example", "buyer@meadow.example", "Test", "Hello");
            Delivery delivery = new Probing(places)
                    .send(request("smtp.gmail.com", 587, Security.STARTTLS), message, _ -> {})
                    .result()
                    .get(30, TimeUnit.SECONDS);
            assertThat(delivery.accepted()).isTrue();
            assertThat(server.accepted()).hasSize(1);
        }
    }

    private static ProbeReport probe(Network network, ProbeRequest request, Optional<ProviderKind> kind)
            throws Exception {
        return new Probing(network, PHRASES)
                .start(request, kind, _ -> {})
                .result()
                .get(60, TimeUnit.SECONDS);
    }

    private static List<FindingCode> codes(ProbeReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    private static ProviderKind kind(String id) {
        return Catalogue.load().byId(id).orElseThrow();
    }

    private static ProbeRequest request(String host, int port, Security security) {
        return ProbeRequest.of(new ServerSettings(host, port, security))
                .signingIn(new Credentials.Password("anna", new Secret("practice".toCharArray())))
                .sending("anna@brightlane.example", "buyer@meadow.example")
                .waiting(Duration.ofSeconds(20));
    }

    private static SmtpPolicy refusing(String words) {
        return new SmtpPolicy() {
            @Override
            public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
                return SmtpAction.reply(words);
            }
        };
    }
}
