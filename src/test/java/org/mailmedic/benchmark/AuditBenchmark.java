package org.mailmedic.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.Part;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// How long a whole audit takes where each answer waits for 50 ms, and how that relates to the time that
/// its longest
/// chain of questions must take.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AuditBenchmark {
    private Optional<SlowDns> server = Optional.empty();
    private Optional<Auditor> auditor = Optional.empty();

    /// What an audit took against what it had to.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cost {
        private long elapsed;
        private long allowed;
        private long path;
        private long questions;
        private long audits;

        /// Milliseconds per 50 ms of the longest chain: 1.0 is the least that can be.
        public double ratio() {
            return (double) elapsed / Math.max(1, path * SlowDns.DELAY.toMillis());
        }

        /// Audits that took more than 1.25 of their longest chain and 30 ms.
        public double overTheLimit() {
            return allowed;
        }

        /// Length of the longest chain.
        public double criticalPath() {
            return (double) path / Math.max(1, audits);
        }

        /// Questions of one audit, without those that are counted apart and guessed selectors.
        public double questions() {
            return (double) questions / Math.max(1, audits);
        }

        void add(AuditReport report) {
            long millis = report.elapsed().toMillis();
            elapsed += millis;
            path += report.criticalPath();
            questions += report.questions() - report.tally().guessedSelectors();
            audits++;
            double limit = 1.25 * report.criticalPath() * SlowDns.DELAY.toMillis() + 30;
            allowed += millis > limit ? 1 : 0;
        }
    }

    /// Starts the server.
    @Setup
    public void start() throws IOException {
        SlowDns slow = SlowDns.start(1);
        server = Optional.of(slow);
        auditor = Optional.of(new Auditor(LiveDns.at(slow.address())));
    }

    /// Stops it.
    @TearDown
    public void stop() {
        server.ifPresent(SlowDns::close);
    }

    /// SPF, DKIM, DMARC, MX, reverse DNS, transport and brand of one domain.
    @Benchmark
    public AuditReport audit(Cost cost) throws InterruptedException, ExecutionException {
        var request = new AuditRequest(
                "d0.example",
                Catalogue.load().byId("own-server"),
                Optional.of("bounces@d0.example"),
                Optional.of("mail.d0.example"),
                List.of("192.0.2.10"),
                List.of("s1"),
                List.of(),
                Set.of(Part.values()),
                Duration.ofSeconds(20));
        AuditReport report =
                auditor.orElseThrow().start(request, _ -> {}).result().get();
        cost.add(report);
        return report;
    }
}
