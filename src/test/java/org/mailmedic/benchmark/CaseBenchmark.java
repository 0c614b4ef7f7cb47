package org.mailmedic.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.Contact;
import org.mailmedic.casefile.History;
import org.mailmedic.casefile.Opened;
import org.mailmedic.casefile.PastRun;
import org.mailmedic.casefile.SampleCases;
import org.mailmedic.casefile.Standing;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Saving and opening a case with 200 runs and 600 contacts, on the disk of this computer.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // made by the set-up
public class CaseBenchmark {
    private CaseStore store;
    private Case theCase;
    private int saved;

    /// What an audit asks that has to guess DKIM selectors.
    private static final int ANSWERS = 150;

    @Setup
    public void fill() throws IOException {
        Path folder = Files.createTempDirectory("cases");
        store = new CaseStore(folder);
        List<PastRun> runs = new ArrayList<>();
        for (int i = 0; i < History.MOST_RUNS; i++) {
            List<PastRun.Seen> seen = new ArrayList<>();
            for (Part part : Part.values()) {
                seen.add(new PastRun.Seen(
                        Optional.of(part), true, List.of(new PastRun.Problem("spf.missing", "n" + i + ".example"))));
            }
            runs.add(new PastRun(
                    SampleCases.NOON.plusSeconds(i),
                    SampleCases.NOON.plusSeconds(i),
                    PastRun.Kind.AUDIT,
                    "a.example",
                    seen));
        }
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            contacts.add(new Contact(
                    Contact.Kind.NAME_ASKED,
                    "n" + i + ".example TXT",
                    "192.0.2.53",
                    "AUDIT",
                    SampleCases.NOON,
                    SampleCases.NOON,
                    1));
        }
        List<DnsAnswer> answers = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            answers.add(new DnsAnswer.Found(
                    new Question("n" + i + ".example", RecordType.TXT),
                    List.of(new DnsRecord.Text("v=spf1 include:_spf" + i + ".example ~all", 1, 300)),
                    List.of(),
                    new DnsAnswer.Asked("192.0.2.53:53", false, SampleCases.NOON, Duration.ofMillis(12))));
        }
        theCase = SampleCases.withBounce(SampleCases.full(), "550 5.7.1 Relaying denied\n".repeat(400))
                .withAudit(new Case.Audited(SampleCases.NOON, "a.example", List.of(), 312, ANSWERS, answers))
                .withHistory(new History(runs, contacts, Optional.empty(), Standing.NOTHING, List.of()));
        store.save(theCase);
    }

    @Benchmark
    public Case save() throws IOException {
        return store.save(theCase.changedAt(SampleCases.NOON.plusSeconds(saved++)));
    }

    @Benchmark
    public Opened open() {
        return store.load(theCase.id());
    }
}
