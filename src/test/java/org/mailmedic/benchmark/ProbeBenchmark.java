package org.mailmedic.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.lab.LoopbackWarmUp;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SignInAttempt;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.SmtpProbe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// How long a probe takes beside a server that thinks for 50 ms before its greeting, both EHLO, STARTTLS,
/// AUTH, MAIL and RCPT: seven replies, 350 ms.
///
/// The first probe of a process is measured with `-Dbenchmark.options="-f 10 -wi 0 -i 1 -bm ss"`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProbeBenchmark {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final Duration TIME_TO_FILL_IN_THE_PAGE = Duration.ofSeconds(2);

    /// Whether the page was open for a while before, as it is when somebody fills in a password.
    @Param({"NO", "LOADED", "ON_LOOPBACK"})
    public Prepared prepared = Prepared.NO;

    private final SmtpServer server = SmtpServer.start(new Thinking());
    private final ProbeRequest request = ProbeRequest.of(
                    new ServerSettings("mail.brightlane.example", 587, Security.STARTTLS))
            .signingIn(new Credentials.Password("anna", new Secret("practice".toCharArray())))
            .sending("anna@brightlane.example", "buyer@meadow.example");

    /// What was done before the probe.
    public enum Prepared {
        /// Nothing.
        NO,
        /// Classes and trust lists were loaded, as the terminal does beside its probe.
        LOADED,
        /// All of it was done on loopback, as the page does when it opens.
        ON_LOOPBACK
    }

    /// What opening the page does, or less.
    @Setup(Level.Trial)
    public void prepare() throws InterruptedException {
        switch (prepared) {
            case NO -> {
                return;
            }
            case LOADED -> SmtpProbe.prepare();
            case ON_LOOPBACK -> LoopbackWarmUp.begin();
        }
        Thread.sleep(TIME_TO_FILL_IN_THE_PAGE);
    }

    /// Ends the server.
    @TearDown(Level.Trial)
    public void stop() {
        server.close();
    }

    /// From the name to QUIT.
    @Benchmark
    public ProbeResult probe() {
        ProbeResult result = new SmtpProbe(new ToTheServer(server)).run(request, _ -> {});
        if (result.fault().isPresent()) {
            throw new IllegalStateException(result.transcript().toString());
        }
        return result;
    }

    /// Whole probes beside whole runs of swaks in turn, against the same server, and prints the medians.
    ///
    /// @param arguments how many rounds
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        var benchmark = new ProbeBenchmark();
        benchmark.prepared = Prepared.valueOf(System.getProperty("prepared", Prepared.ON_LOOPBACK.name()));
        benchmark.prepare();
        System.out.printf("first climb %d ms%n", milliseconds(benchmark::probe));
        List<Long> probes = new ArrayList<>();
        List<Long> swaks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            swaks.add(milliseconds(() -> swaks(benchmark.server.plain().getPort())));
            probes.add(milliseconds(benchmark::probe));
        }
        long median = probes.stream().sorted().toList().get(rounds / 2);
        long beside = swaks.stream().sorted().toList().get(rounds / 2);
        System.out.printf(
                "median of %d: climb %d ms, swaks %d ms (ratio %.2f); the bound is %d ms%n",
                rounds, median, beside, (double) median / beside, 7 * DELAY.toMillis() + 100);
        benchmark.stop();
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static long milliseconds(Step step) throws IOException, InterruptedException {
        long before = System.nanoTime();
        step.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    }

    private static void swaks(int port) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "swaks",
                        "--server",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--tls",
                        "--auth",
                        "PLAIN",
                        "--auth-user",
                        "anna",
                        "--auth-password",
                        "practice",
                        "--from",
                        "anna@brightlane.example",
                        "--to",
                        "buyer@meadow.example",
                        "--quit-after",
                        "RCPT"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private record ToTheServer(SmtpServer server) implements Network {
        @Override
        public List<InetAddress> resolve(String host) {
            return List.of(InetAddress.getLoopbackAddress());
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            return server.plain();
        }

        @Override
        public List<X509Certificate> trusted() {
            return List.of(PracticeKeys.standard().authority());
        }
    }

    private static final class Thinking implements SmtpPolicy {
        private static SmtpAction late(SmtpAction action) {
            return new SmtpAction.Late(DELAY, action);
        }

        @Override
        public SmtpAction greeting() {
            return late(SmtpPolicy.super.greeting());
        }

        @Override
        public SmtpAction hello(SmtpSession session) {
            return late(SmtpPolicy.super.hello(session));
        }

        @Override
        public SmtpAction startTls() {
            return late(SmtpPolicy.super.startTls());
        }

        @Override
        public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
            return late(SmtpPolicy.super.signIn(session, attempt));
        }

        @Override
        public SmtpAction mailFrom(SmtpSession session, String from) {
            return late(SmtpPolicy.super.mailFrom(session, from));
        }

        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return late(SmtpPolicy.super.rcptTo(session, to));
        }
    }
}
