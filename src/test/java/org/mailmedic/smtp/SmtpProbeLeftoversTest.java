package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;

/// After a hundred probes nothing is left of them: no thread, no socket.
class SmtpProbeLeftoversTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftOfAHundredProbes() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc/self/fd"))).isTrue();
        try (var server = SmtpServer.start(new SmtpPolicy() {});
                var silent = RawServer.saying("");
                var drip = new RawServer(SmtpProbeLeftoversTest::drip);
                var flood = new RawServer(SmtpProbeLeftoversTest::flood)) {
            var doors = new Doors(server, silent, drip, flood);
            probe(doors, 0);
            long socketsBefore = sockets();
            try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> probes = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    int number = i;
                    probes.add(many.submit(() -> probe(doors, number)));
                }
                for (Future<?> probe : probes) {
                    finish(probe);
                }
            }
            assertThat(settled(() -> sockets() <= socketsBefore)).isTrue();
            assertThat(settled(() -> ours().isEmpty())).as(ours().toString()).isTrue();
        }
    }

    private static void finish(Future<?> probe) throws ExecutionException, InterruptedException {
        probe.get();
    }

    private record Doors(SmtpServer server, RawServer silent, RawServer drip, RawServer flood) {}

    private static void drip(InputStream in, OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write('2');
            out.flush();
            Thread.sleep(50);
        }
    }

    private static void flood(InputStream in, OutputStream out) throws IOException {
        byte[] greeting = "220-and more\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(greeting);
        }
    }

    /// Some reach the top, some meet silence, a drip or a flood, some are cancelled.
    private static void probe(Doors doors, int number) {
        var request = ProbeRequest.of(
                        new ServerSettings("mail.brightlane.example", number % 2 == 0 ? 587 : 465, Security.AUTO))
                .sending("anna@brightlane.example", "buyer@meadow.example");
        ProbeRequest hasty = ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, Security.NONE))
                .waiting(Duration.ofMillis(200));
        switch (number % 6) {
            case 0, 1 -> new SmtpProbe(Loopback.to(doors.server)).run(request, _ -> {});
            case 2 -> new SmtpProbe(Loopback.to(doors.silent.port())).run(request.waiting(hasty.patience()), _ -> {});
            case 3 -> new SmtpProbe(Loopback.to(doors.drip.port())).run(hasty, _ -> {});
            case 4 -> new SmtpProbe(Loopback.to(doors.flood.port())).run(hasty, _ -> {});
            default ->
                new SmtpProbe(Loopback.to(doors.server)).run(request, step -> {
                    if (step.name() == ProbeStep.Name.CONNECT) {
                        Thread.currentThread().interrupt();
                    }
                });
        }
        Thread.interrupted();
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    /// The servers need a moment to see that the clients are gone.
    private static boolean settled(Check check) throws Exception {
        for (int i = 0; i < 50; i++) {
            if (check.holds()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static long sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(SmtpProbeLeftoversTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException _) {
            return false;
        }
    }

    /// The lines of a thread dump that name our threads; only a dump knows the virtual ones.
    private List<String> ours() throws Exception {
        Path dump = Files.createTempFile(folder, "threads", ".txt");
        Files.delete(dump);
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(ProcessHandle.current().pid()),
                        "Thread.dump_to_file",
                        dump.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(dump).stream()
                .filter(line -> line.contains("\"watchman\"") || line.contains("\"connect\""))
                .toList();
    }
}
