package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.smtp.ProbeStep.Name;

/// Cancelling ends a probe at any step, long before its patience does.
class SmtpProbeCancelTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void whileTheNameIsLookedUp() throws Exception {
        var reached = new CountDownLatch(1);
        var never = new Network() {
            @Override
            public List<InetAddress> resolve(String host) throws InterruptedException {
                reached.countDown();
                Thread.sleep(PATIENCE);
                return List.of();
            }

            @Override
            public InetSocketAddress endpoint(InetAddress address, int port) {
                throw new AssertionError("nothing to connect to");
            }

            @Override
            public List<X509Certificate> trusted() {
                return List.of();
            }
        };
        fallsCancelledAt(Name.RESOLVE, cancelled(never, request(Security.STARTTLS), reached));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whileConnecting() throws Exception {
        try (var deaf = new DeafServer()) {
            fallsCancelledAt(Name.CONNECT, cancelledBefore(Name.CONNECT, deaf.port(), Security.TLS));
        }
    }

    @Test
    void whileGreetingOrHandshakeDoNotCome() throws Exception {
        try (var silent = RawServer.saying("")) {
            fallsCancelledAt(Name.GREETING, cancelledBefore(Name.GREETING, silent.port(), Security.STARTTLS));
            fallsCancelledAt(Name.TLS, cancelledBefore(Name.TLS, silent.port(), Security.TLS));
        }
    }

    @Test
    void whileTheServerDrips() throws Exception {
        try (var drip = new RawServer(SmtpProbeCancelTest::drip)) {
            fallsCancelledAt(Name.GREETING, cancelledBefore(Name.GREETING, drip.port(), Security.STARTTLS));
        }
    }

    private static void drip(InputStream in, OutputStream out) throws IOException, InterruptedException {
        for (byte b : "220-drip\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII)) {
            out.write(b);
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Name.class,
            names = {"EHLO", "STARTTLS", "AUTH", "MAIL_FROM", "RCPT_TO"})
    void whileTheServerThinks(Name step) throws Exception {
        try (var server = SmtpServer.start(new FallsSilentAt(step))) {
            fallsCancelledAt(
                    step,
                    cancelled(Loopback.to(server), request(Security.STARTTLS), new CountDownLatch(0), before(step)));
        }
    }

    private static void fallsCancelledAt(Name step, ProbeResult result) {
        assertThat(result.fault()).contains(Fault.CANCELLED);
        assertThat(result.failed().orElseThrow().name()).isEqualTo(step);
    }

    private static ProbeResult cancelledBefore(Name step, int port, Security security) throws Exception {
        return cancelled(Loopback.to(port), request(security), new CountDownLatch(0), before(step));
    }

    private static ProbeResult cancelled(Network network, ProbeRequest request, CountDownLatch reached)
            throws Exception {
        return cancelled(network, request, reached, Name.RESOLVE);
    }

    /// Probes, waits until the step before is done and the next one is waited for, then interrupts.
    private static ProbeResult cancelled(Network network, ProbeRequest request, CountDownLatch reached, Name before)
            throws Exception {
        var probe = new CompletableFuture<ProbeResult>();
        var below = new CountDownLatch(before == Name.RESOLVE && reached.getCount() > 0 ? 0 : 1);
        Thread prober = Thread.ofVirtual()
                .start(() -> probe.complete(new SmtpProbe(network).run(request, step -> {
                    if (step.name() == before) {
                        below.countDown();
                    }
                })));
        assertThat(below.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100);
        prober.interrupt();
        return probe.get(10, TimeUnit.SECONDS);
    }

    private static Name before(Name step) {
        return switch (step) {
            case RESOLVE, CONNECT -> Name.RESOLVE;
            case TLS, GREETING -> Name.CONNECT;
            case EHLO -> Name.GREETING;
            case STARTTLS, CERTIFICATE -> Name.EHLO;
            case AUTH -> Name.CERTIFICATE;
            case MAIL_FROM -> Name.AUTH;
            case RCPT_TO, DATA, QUIT -> Name.MAIL_FROM;
        };
    }

    private static ProbeRequest request(Security security) {
        return ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, security))
                .signingIn(new Credentials.Password("anna", new Secret("s3cret-pass".toCharArray())))
                .sending("anna@brightlane.example", "buyer@meadow.example")
                .waiting(PATIENCE);
    }

    /// Stops answering at one step.
    private record FallsSilentAt(Name at) implements SmtpPolicy {
        @Override
        public SmtpAction hello(SmtpSession session) {
            return at(Name.EHLO, SmtpPolicy.super.hello(session));
        }

        @Override
        public SmtpAction startTls() {
            return at(Name.STARTTLS, SmtpPolicy.super.startTls());
        }

        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return at(Name.AUTH, SmtpPolicy.super.signIn(session, attempt));
        }

        @Override
        public SmtpAction mailFrom(SmtpSession session, String from) {
            return at(Name.MAIL_FROM, SmtpPolicy.super.mailFrom(session, from));
        }

        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return at(Name.RCPT_TO, SmtpPolicy.super.rcptTo(session, to));
        }

        private SmtpAction at(Name stop, SmtpAction otherwise) {
            return stop == at ? new SmtpAction.Silence() : otherwise;
        }
    }
}
