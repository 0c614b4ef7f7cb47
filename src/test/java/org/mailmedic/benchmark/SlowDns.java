package org.mailmedic.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailmedic.checkup.SampleZone;
import org.mailmedic.lab.DnsServer;

/// A far resolver: the lab's DNS server in a process of its own, which lets each answer wait.
final class SlowDns implements AutoCloseable {
    static final Duration DELAY = Duration.ofMillis(50);

    private final Process process;
    private final InetSocketAddress address;

    private SlowDns(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it with so many [sample domains][SampleZone], `d0.example` and so on.
    static SlowDns start(int domains) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowDns.class.getName(),
                        String.valueOf(domains))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = Integer.parseInt(lines.readLine().strip());
        return new SlowDns(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    InetSocketAddress address() {
        return address;
    }

    /// What it has computed so far.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
    }

    /// The process: prints its port and serves until its input ends.
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            // The address of all of them has one name.
            boolean first = i == 0;
            SampleZone.lines("d" + i + ".example").stream()
                    .filter(line -> first || !line.contains(" IN PTR "))
                    .forEach(lines::add);
        }
        try (var server = DnsServer.start(lines)) {
            server.delay(DELAY);
            System.out.println(server.port());
            System.out.flush();
            while (System.in.read() >= 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }
}
