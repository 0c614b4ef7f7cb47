package org.mailmedic.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/// How long a whole audit takes where each answer waits for 50 ms, and how that relates to the time that
/// its longest chain of questions must take.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AuditBenchmark {
    private Optional<SlowDns> server = Optional.empty();
    private Optional<Auditor> auditor = Optional.empty();

    private final List<AuditReport> measured = new ArrayList<>();
    private boolean cold = true;

    /// Starts the server.
    @Setup
    public void start() throws IOException {
        SlowDns slow = SlowDns.start(1);
        server = Optional.of(slow);
        auditor = Optional.of(new Auditor(LiveDns.at(slow.address())));
    }

    /// What was seen while warming up does not count.
    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        if (iteration.getType() == IterationType.WARMUP) {
            measured.clear();
        }
    }

    /// Stops it, and says what the audits took against what they had to.
    @TearDown
    public void stop() {
        server.ifPresent(SlowDns::close);
        List<Double> ratios = measured.stream()
                .map(r -> r.elapsed().toMillis() / (double) least(r))
                .sorted()
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%n%d audits; longest chain %d; questions %d; time / (50 ms a link): median %.2f, 99 of 100 %.2f, worst"
                        + " %.2f; over 1.25 x chain + 30 ms: %d%n",
                measured.size(),
                measured.stream().mapToInt(AuditReport::criticalPath).max().orElse(0),
                measured.stream()
                        .mapToInt(r -> r.questions() - r.tally().guessedSelectors())
                        .max()
                        .orElse(0),
                ratios.get(ratios.size() / 2),
                ratios.get(ratios.size() * 99 / 100),
                ratios.getLast(),
                measured.stream()
                        .filter(r -> r.elapsed().toMillis() > 1.25 * least(r) + 30)
                        .count());
    }

    private static long least(AuditReport report) {
        return report.criticalPath() * SlowDns.DELAY.toMillis();
    }

    /// SPF, DKIM, DMARC, MX, reverse DNS, transport and brand of one domain.
    @Benchmark
    public AuditReport audit() throws InterruptedException, ExecutionException {
        var request = AuditRequest.about("d0.example", Set.of(Part.values()), Duration.ofSeconds(20))
                .provider(Catalogue.load().byId("own-server"))
                .mailFrom(Optional.of("bounces@d0.example"))
                .helo(Optional.of("mail.d0.example"))
                .addresses(List.of("192.0.2.10"))
                .selectors(List.of("s1"))
                .build();
        AuditReport report =
                auditor.orElseThrow().start(request, _ -> {}).result().get();
        if (cold) {
            cold = false;
            System.out.printf(
                    Locale.ROOT,
                    "(the first audit of the process: %d ms) ",
                    report.elapsed().toMillis());
        }
        measured.add(report);
        return report;
    }
}
