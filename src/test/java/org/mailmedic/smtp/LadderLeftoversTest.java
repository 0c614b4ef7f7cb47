package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;

/// After a hundred probes nothing is left of them: no thread, no socket.
class LadderLeftoversTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftOfAHundredProbes() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc/self/fd"))).isTrue();
        try (var server = SmtpServer.start(new SmtpPolicy() {});
                var silent = RawServer.saying("")) {
            climb(server, silent, 0);
            long socketsBefore = sockets();
            try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> climbs = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    int number = i;
                    climbs.add(many.submit(() -> climb(server, silent, number)));
                }
                for (Future<?> climb : climbs) {
                    finish(climb);
                }
            }
            assertThat(settled(() -> sockets() <= socketsBefore)).isTrue();
            assertThat(settled(() -> ours().isEmpty())).as(ours().toString()).isTrue();
        }
    }

    private static void finish(Future<?> climb) throws ExecutionException, InterruptedException {
        climb.get();
    }

    /// Some reach the top, some meet silence, some are cancelled.
    private static void climb(SmtpServer server, RawServer silent, int number) {
        var request = ProbeRequest.of(
                        new ServerSettings("mail.brightlane.example", number % 2 == 0 ? 587 : 465, Security.AUTO))
                .sending("anna@brightlane.example", "buyer@meadow.example");
        switch (number % 4) {
            case 0, 1 -> new Ladder(Loopback.to(server)).climb(request, _ -> {});
            case 2 ->
                new Ladder(Loopback.to(silent.port()))
                        .climb(request.waiting(java.time.Duration.ofMillis(200)), _ -> {});
            default ->
                new Ladder(Loopback.to(server)).climb(request, rung -> {
                    if (rung.name() == Rung.Name.CONNECT) {
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
            return open.filter(LadderLeftoversTest::isSocket).count();
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
