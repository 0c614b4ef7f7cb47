package org.mailmedic.benchmark;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.guard.GeneratedWorld;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.Outcome;
import org.mailmedic.session.OutcomeMaker;
import org.mailmedic.text.Texts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The outcome of a case about which there is much to say: a bounce, a DNS that was read, and 40 findings. It is made
/// anew at each change of a case, and must take less than 5 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // made by the set-up
public class OutcomeBenchmark {
    private static final int FINDINGS = 40;
    /// One with an SPF record at the wrong place, a DKIM key that only tests, and no DMARC: three records to mend.
    private static final long WORLD = 196;

    private OutcomeMaker maker;
    private CaseEvidence evidence;

    /// Reads the data files and one made-up DNS.
    @Setup
    public void read() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Catalogue catalogue = Catalogue.load();
        Severities severities = Severities.load();
        maker = new OutcomeMaker(
                texts,
                catalogue,
                new Diagnostician(catalogue, severities),
                Remedies.load(catalogue, severities, texts));
        String codes = Arrays.stream(FindingCode.values())
                .filter(code -> !code.code().startsWith("smtp."))
                .limit(FINDINGS)
                .map(FindingCode::code)
                .collect(Collectors.joining(","));
        Facts sample = SampleFacts.of(
                "RECIPIENTS:unauthenticated:0.9:spf.fail,dkim.fail",
                "workspace",
                "anna@" + GeneratedWorld.DOMAIN,
                "signed-in",
                codes);
        Measured measured = GeneratedWorld.of(WORLD).report().measured();
        evidence = CaseEvidence.of(new Facts(
                sample.readings(),
                sample.provider(),
                sample.address(),
                sample.connection(),
                sample.connectionTried(),
                sample.signedIn(),
                sample.dns(),
                EnumSet.allOf(Part.class),
                Optional.empty(),
                measured));
    }

    /// From what is known to all that is said.
    @Benchmark
    public Outcome outcome() {
        return maker.of(evidence);
    }
}
