package org.mailmedic.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.console.Console;
import org.mailmedic.console.ConsoleServices;
import org.mailmedic.console.Streams;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.web.Web;

/// `audit --batch` of a list where each answer waits for 50 ms: domains a second, computing time a
/// domain, memory. Not by JMH, which measures many short runs; here one long one counts, and how it goes
/// on.
public final class BatchBenchmark {
    private static final int ROUNDS = 6;

    private BatchBenchmark() {}

    /// Audits the list six times.
    ///
    /// @param args number of domains (1000 if none is given), and `guess` if the DKIM selector has to be
    ///     found out by
    ///     trying the usual ones
    public static void main(String[] args) throws IOException {
        int domains = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        List<String> selector = args.length > 1 && args[1].equals("guess") ? List.of() : List.of("--selector", "s1");
        Path list = Files.createTempFile("domains", ".txt");
        Files.writeString(
                list,
                IntStream.range(0, domains).mapToObj(i -> "d" + i + ".example").collect(Collectors.joining("\n")));
        System.out.println("round  domains/s  CPU ms/domain  of it server  heap MB after collection  RSS MB");
        try (var server = SlowDns.start(domains)) {
            var console = new Console(
                    Locale.ENGLISH,
                    new ConsoleServices(
                            "benchmark",
                            _ -> new World(
                                    LiveDns.at(server.address()), new LiveNetwork(), Web.none(), "the slow server"),
                            LiveDns::closedWorld));
            for (int round = 1; round <= ROUNDS; round++) {
                round(round, console, server, list, selector, domains);
            }
        } finally {
            Files.delete(list);
        }
    }

    private static void round(int round, Console console, SlowDns server, Path list, List<String> selector, int domains)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("audit", "--batch", list.toString(), "--json", "--ip", "192.0.2.10"));
        command.addAll(selector);
        var out = new ByteArrayOutputStream();
        Duration before = cpu();
        Duration beforeServer = server.cpu();
        long begun = System.nanoTime();
        console.run(
                command.toArray(String[]::new),
                new Streams(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        System.err,
                        false));
        double seconds = (System.nanoTime() - begun) / 1e9;
        check(out.toString(StandardCharsets.UTF_8), domains);
        double own = cpu().minus(before).toNanos() / 1e6 / domains;
        double servers = server.cpu().minus(beforeServer).toNanos() / 1e6 / domains;
        out.reset();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%5d  %9.0f  %13.2f  %12.2f  %24d  %6s%n",
                round,
                domains / seconds,
                own + servers,
                servers,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                rss().orElse("-"));
    }

    /// Each domain once, in the order of the list, with nothing left unanswered.
    private static void check(String out, int domains) {
        String[] lines = out.split("\n", -1);
        if (lines.length != domains + 1) {
            throw new IllegalStateException(lines.length + " lines for " + domains + " domains");
        }
        for (int i = 0; i < domains; i++) {
            if (!lines[i].contains("\"domain\":\"d" + i + ".example\"") || lines[i].contains("dns.timeout")) {
                throw new IllegalStateException(lines[i]);
            }
        }
    }

    private static Duration cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? Duration.ofNanos(os.getProcessCpuTime())
                : Duration.ZERO;
    }

    private static Optional<String> rss() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmRSS"))
                    .map(l -> String.valueOf(Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024))
                    .findFirst();
        }
    }
}
