package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.smtp.ProbeStep.Name;

/// Servers that want to hold us: one byte a second, a line or a reply without end, ten megabytes at once. At
/// each step that has an answer the probe ends by itself, keeps little of it, and can be ended at any time.
class HostileServerTest {
    private static final String HOST = "mail.brightlane.example";
    private static final Duration ENDLESS = Duration.ofMinutes(10);
    /// What a drip would need: ten minutes.
    private static final int DROPS = 600;

    private static final int TEN_MEGABYTES = 10 << 20;

    /// What the server does in place of an answer.
    enum Mischief {
        LINE_WITHOUT_END {
            @Override
            void make(OutputStream out) throws IOException {
                out.write("250 ".getBytes(StandardCharsets.US_ASCII));
                byte[] more = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(more);
                }
            }
        },
        LINES_WITHOUT_END {
            @Override
            void make(OutputStream out) throws IOException {
                byte[] more = "250-and another line\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(more);
                }
            }
        },
        TEN_MEGABYTES_AT_ONCE {
            @Override
            void make(OutputStream out) throws IOException {
                String line = "250-" + "y".repeat(994) + "\r\n";
                out.write(line.repeat(TEN_MEGABYTES / line.length()).getBytes(StandardCharsets.US_ASCII));
                out.write("250 that was all\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        };

        abstract void make(OutputStream out) throws IOException;
    }

    /// Reads commands and answers each as any server does, until it comes to the step.
    private static RawServer misbehavingAt(Name step, RawServer.Talk there) throws IOException {
        return new RawServer((in, out) -> {
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            if (step == Name.GREETING) {
                there.with(in, out);
                return;
            }
            say(out, "220 " + HOST + " ESMTP");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (command(step).filter(line::startsWith).isPresent()) {
                    there.with(in, out);
                    return;
                }
                say(out, line.startsWith("EHLO") ? "250-" + HOST + "\r\n250-STARTTLS\r\n250 AUTH PLAIN" : answer(line));
            }
        });
    }

    private static String answer(String command) {
        return command.startsWith("AUTH") ? "235 2.7.0 Welcome" : "250 2.0.0 Ok";
    }

    private static Optional<String> command(Name step) {
        return switch (step) {
            case EHLO -> Optional.of("EHLO");
            case STARTTLS -> Optional.of("STARTTLS");
            case AUTH -> Optional.of("AUTH");
            case MAIL_FROM -> Optional.of("MAIL");
            case RCPT_TO -> Optional.of("RCPT");
            case DATA -> Optional.of("DATA");
            case QUIT -> Optional.of("QUIT");
            case RESOLVE, CONNECT, TLS, GREETING, CERTIFICATE -> Optional.empty();
        };
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    static Stream<Arguments> eachStepAndMischief() {
        return Stream.of(Name.GREETING, Name.EHLO, Name.STARTTLS, Name.AUTH, Name.MAIL_FROM, Name.RCPT_TO, Name.DATA)
                .flatMap(step -> Stream.of(Mischief.values()).map(mischief -> Arguments.of(step, mischief)));
    }

    @ParameterizedTest
    @MethodSource("eachStepAndMischief")
    void isLeftWhenItTalksWithoutEnd(Name step, Mischief mischief) throws IOException {
        try (var server = misbehavingAt(step, (_, out) -> mischief.make(out))) {
            ProbeResult result = probe(step, server);
            assertThat(result.fault()).contains(Fault.FLOOD);
            assertThat(result.failed().orElseThrow().name()).isEqualTo(step);
            assertThat(result.transcript().stream()
                            .mapToInt(line -> line.text().length())
                            .sum())
                    .as("what is kept of it")
                    .isLessThan(200_000);
        }
    }

    /// The second answer to MAIL would be a yes to RCPT.
    @Test
    void anAnswerTooManyIsNoAnswerToTheNextCommand() throws IOException {
        RawServer.Talk twice = (in, out) -> {
            say(out, "250 2.1.0 Ok\r\n250-2.1.0 Ok\r\n250 2.1.0 again");
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                say(out, line.startsWith("RCPT") ? "550 5.7.1 Relay access denied" : "250 2.0.0 Ok");
            }
        };
        try (var server = misbehavingAt(Name.MAIL_FROM, twice)) {
            ProbeResult result = probe(Name.RCPT_TO, server);
            assertThat(result.fault()).contains(Fault.RECIPIENT_REFUSED);
            assertThat(result.failed().orElseThrow().reply().orElseThrow().code())
                    .isEqualTo(550);
        }
    }

    @ParameterizedTest
    @EnumSource(Mischief.class)
    void aFarewellIsNoReasonToFail(Mischief mischief) throws IOException {
        try (var server = misbehavingAt(Name.QUIT, (_, out) -> mischief.make(out))) {
            ProbeResult result = probe(Name.QUIT, server);
            assertThat(result.fault()).isEmpty();
            assertThat(result.step(Name.QUIT).orElseThrow().status()).isEqualTo(ProbeStep.Status.WARNING);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Name.class,
            names = {"TLS", "GREETING", "EHLO", "STARTTLS", "AUTH", "MAIL_FROM", "RCPT_TO", "DATA"})
    void aDripIsLeftWhenPatienceEnds(Name step) throws IOException {
        var drops = new AtomicInteger();
        try (var server = dripping(step, Duration.ofMillis(100), drops)) {
            ProbeResult result = probe(step, server, SmtpProbeTest.hastyAt(step));
            assertThat(result.fault()).contains(Fault.SILENT);
            assertThat(result.failed().orElseThrow().name()).isEqualTo(step);
            assertThat(drops.get()).as("most of its script is left").isLessThan(DROPS / 2);
        }
    }

    /// One byte a second; the user has enough after the second.
    @ParameterizedTest
    @EnumSource(
            value = Name.class,
            names = {"TLS", "GREETING", "EHLO", "STARTTLS", "AUTH", "MAIL_FROM", "RCPT_TO", "DATA"})
    void aDripIsLeftWhenTheUserHasEnough(Name step) throws Exception {
        var drops = new AtomicInteger();
        try (var server = dripping(step, Duration.ofSeconds(1), drops)) {
            var ended = new CompletableFuture<ProbeResult>();
            Thread prober = Thread.ofVirtual().start(() -> ended.complete(probe(step, server)));
            while (drops.get() < 2) {
                Thread.sleep(20);
            }
            prober.interrupt();
            ProbeResult result = ended.get(30, TimeUnit.SECONDS);
            int then = drops.get();
            assertThat(result.fault()).contains(Fault.CANCELLED);
            assertThat(result.failed().orElseThrow().name()).isEqualTo(step);
            // Its own script would have gone on for ten minutes; half a second is less than a drop.
            assertThat(then).isLessThan(DROPS / 10);
        }
    }

    /// What looks like TLS at first, and never comes to an end.
    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"TLS", "STARTTLS"})
    void aHandshakeWithoutEndIsLeft(Security security) throws IOException {
        RawServer.Talk endless = (_, out) -> {
            if (security == Security.STARTTLS) {
                say(out, "220 go ahead");
            }
            byte[] record = new byte[5 + (1 << 14)];
            record[0] = 0x16;
            record[1] = 3;
            record[2] = 3;
            record[3] = 0x40;
            // A handshake message of a type that does not exist.
            record[5] = 99;
            while (true) {
                out.write(record);
            }
        };
        try (var server = security == Security.TLS ? new RawServer(endless) : misbehavingAt(Name.STARTTLS, endless)) {
            ProbeResult result = probe(security == Security.TLS ? Name.TLS : Name.STARTTLS, server);
            assertThat(result.fault()).isPresent();
            assertThat(result.failed().orElseThrow().name())
                    .isEqualTo(security == Security.TLS ? Name.TLS : Name.STARTTLS);
        }
    }

    private static RawServer dripping(Name step, Duration pace, AtomicInteger drops) throws IOException {
        RawServer.Talk drip = (InputStream in, OutputStream out) -> {
            byte[] words = (step == Name.TLS ? "\26\3\3\100\0".repeat(DROPS) : "250-drip\r\n".repeat(DROPS))
                    .getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < DROPS; i++) {
                out.write(words[i]);
                out.flush();
                drops.incrementAndGet();
                Thread.sleep(pace);
            }
        };
        return step == Name.TLS ? new RawServer(drip) : misbehavingAt(step, drip);
    }

    private static ProbeResult probe(Name step, RawServer server) {
        return probe(step, server, _ -> ENDLESS);
    }

    private static ProbeResult probe(Name step, RawServer server, Function<Name, Duration> patience) {
        Security security = switch (step) {
            case TLS -> Security.TLS;
            case STARTTLS -> Security.STARTTLS;
            default -> Security.NONE;
        };
        var message = TestMessage.of("anna@brightlane.example", "buyer@meadow.example", "Test", "Hello");
        var request = new ProbeRequest(
                new ServerSettings(HOST, 587, security),
                new Credentials.Password("anna", new Secret("s3cret-pass".toCharArray())),
                Optional.of("anna@brightlane.example"),
                Optional.of("buyer@meadow.example"),
                Optional.empty(),
                ENDLESS,
                Optional.empty(),
                true);
        var probe = new SmtpProbe(Loopback.to(server.port()));
        return step == Name.DATA
                ? probe.send(request, message, patience, _ -> {}).result()
                : probe.run(request, patience, _ -> {});
    }

    /// Who has greeted and said EHLO is a mail server: the port is right, and no password was judged.
    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "AUTH", "334"})
    void isNotTheWrongPortOnceItSpokeSmtp(String where) throws IOException {
        try (var server = new RawServer((in, out) -> {
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String answer = line.startsWith("EHLO")
                        ? "250-here\r\n250-STARTTLS\r\n250 AUTH LOGIN\r\n"
                        : line.startsWith("QUIT")
                                ? "221 bye\r\n"
                                : where.equals("334") ? "334 VXNlcm5hbWU6\r\n" : "Segmentation fault\r\n";
                out.write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            boolean encrypted = where.equals("STARTTLS");
            ProbeRequest request =
                    ProbeRequest.of(new ServerSettings(HOST, 587, encrypted ? Security.STARTTLS : Security.NONE));
            if (!encrypted) {
                request = new ProbeRequest(
                        request.server(),
                        new Credentials.Password("anna", new Secret("right horse".toCharArray())),
                        request.from(),
                        request.to(),
                        request.helo(),
                        request.patience(),
                        request.trust(),
                        true);
            }

            ProbeResult result = new SmtpProbe(Loopback.to(server.port())).run(request, _ -> {});

            assertThat(result.fault()).contains(Fault.GARBLED);
            assertThat(result.failed().orElseThrow().name()).isEqualTo(encrypted ? Name.STARTTLS : Name.AUTH);
        }
    }
}
