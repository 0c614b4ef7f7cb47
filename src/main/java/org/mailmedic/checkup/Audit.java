package org.mailmedic.checkup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailmedic.diagnosis.finding.DmarcFindings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.dns.DenialCheck;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.mx.MxReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.web.Web;

/// One audit under way: its parts side by side, each reported as soon as it is done.
final class Audit {
    /// Milliseconds that the test of the resolver may take longer than all the rest.
    private static final long PATIENCE_WITH_TEST = 1_000;

    private final DnsSession dns;
    private final SelfTest selfTest;
    private final Severities severities;
    private final AuditRequest request;
    private final Consumer<AuditEvent> events;
    private final NormalisedRequest normalisedRequest;
    private final With with;
    private final Provenance provenance;
    private final long begun = System.nanoTime();
    private final Map<Part, AuditEvent.Finished> ended = new EnumMap<>(Part.class);
    private Readouts readouts = Readouts.NONE;

    /// @param with what all audits share
    Audit(Dns dns, SelfTest selfTest, With with, AuditRequest request, Consumer<AuditEvent> events) {
        this.dns = new DnsSession(dns, request.timeout());
        this.selfTest = selfTest;
        this.severities = with.severities();
        this.with = with;
        this.request = request;
        this.events = events;
        this.normalisedRequest = NormalisedRequest.of(request);
        this.provenance = new Provenance(
                this.dns,
                new DenialCheck(
                        this.dns,
                        normalisedRequest.domain(),
                        CertainQuestions.of(normalisedRequest.domain(), request.provider())));
    }

    /// Fetches take no longer than is left for the whole audit.
    private Web bounded(Web web) {
        return fetch -> {
            Duration left = left();
            return web.fetch(left.compareTo(fetch.timeout()) < 0 ? fetch.within(fetch.mostBytes(), left) : fetch);
        };
    }

    private Duration left() {
        Duration left = request.timeout().minusNanos(System.nanoTime() - begun);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    /// What all audits share.
    ///
    /// @param web by which policies are fetched; nothing if none shall be
    record With(Optional<Web> web, Catalogue catalogue, BlockLists blockLists, Severities severities) {}

    /// What is known of the resolver, or found out beside the audit.
    @FunctionalInterface
    interface SelfTest {
        Optional<ResolverReport> of(String domain) throws InterruptedException;
    }

    AuditReport run() {
        boolean cancelled = false;
        Optional<ResolverReport> resolver = Optional.empty();
        Run<Optional<ResolverReport>> testing = BackgroundRun.start("resolver-check", this::selfTest);
        try (dns) {
            List<Together.Work<Boolean>> works = new ArrayList<>();
            for (Part part : Part.values()) {
                if (request.parts().contains(part)) {
                    works.add(() -> part(part));
                }
            }
            works.add(this::zone);
            Together.all(works);
            Together.all(List.of(this::foretell, this::origins));
            resolver = testing.result()
                    .completeOnTimeout(
                            Optional.empty(), Math.min(left().toMillis(), PATIENCE_WITH_TEST), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            cancelled = true;
        } finally {
            testing.cancel();
        }
        return report(resolver, cancelled);
    }

    private AuditReport report(Optional<ResolverReport> resolver, boolean cancelled) {
        QuestionsAsked asked =
                provenance.questions(resolver.map(ResolverReport::questions).orElse(0));
        synchronized (ended) {
            return new AuditReport(
                    normalisedRequest.domain(),
                    readouts,
                    ended,
                    recognised(),
                    resolver,
                    asked,
                    Duration.ofNanos(System.nanoTime() - begun),
                    cancelled);
        }
    }

    /// Who takes the domain's mail, or else may send it.
    private Optional<Recognition> recognised() {
        return readouts.one(MxReadout.class)
                .flatMap(mx -> MxCheckup.taking(with.catalogue(), normalisedRequest.domain(), mx))
                .or(() -> readouts.one(SpfReadout.class)
                        .flatMap(spf -> spf.tree().record())
                        .flatMap(record -> with.catalogue().bySpf(normalisedRequest.domain(), record.text())));
    }

    /// Runs beside the audit: none of its questions waits for it.
    private Optional<ResolverReport> selfTest() {
        try {
            return selfTest.of(normalisedRequest.domain());
        } catch (InterruptedException _) {
            return Optional.empty();
        }
    }

    private boolean part(Part part) throws InterruptedException {
        events.accept(new AuditEvent.Started(part));
        CheckOutcome outcome = look(part);
        finish(part, outcome);
        outcome.readouts().one(SpfReadout.class).map(AuditEvent.SpfRead::new).ifPresent(events);
        return true;
    }

    private CheckOutcome look(Part part) throws InterruptedException {
        Dns asking = provenance.of(part);
        String domain = normalisedRequest.domain();
        return switch (part) {
            case SPF -> new SpfCheckup(asking).look(normalisedRequest, request.provider());
            case DKIM ->
                new DkimCheckup(asking, provenance.ofGuessedSelectors(), with.catalogue())
                        .look(normalisedRequest, request.selectors(), request.provider());
            case DMARC -> new DmarcCheckup(asking).look(domain);
            case MX -> new MxCheckup(asking, with.catalogue()).look(domain, request.provider());
            case REVERSE_DNS -> new ReverseDnsCheckup(asking).look(normalisedRequest);
            case BLOCK_LISTS ->
                new BlockListCheckup(provenance.ofBlockLists(), with.blockLists(), with.catalogue())
                        .look(normalisedRequest, request.blockLists(), request.leftOut(), request.provider());
            case TRANSPORT ->
                new TransportCheckup(asking, provenance.ofDnssec(), with.web().map(this::bounded)).look(domain);
            case BRAND -> new BrandCheckup(asking).look(domain);
        };
    }

    /// Whoever mends the records has to know where they are kept. No part rests on it.
    private boolean zone() throws InterruptedException {
        new ZoneLookup(dns).look(normalisedRequest.domain()).ifPresent(zone -> read(Readouts.of(zone)));
        return true;
    }

    private void read(Readouts more) {
        synchronized (ended) {
            readouts = readouts.and(more);
        }
    }

    private void finish(Part part, CheckOutcome outcome) {
        List<Finding> findings = outcome.findings().stream()
                .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                        .reversed())
                .toList();
        var finished = new AuditEvent.Finished(part, state(outcome), findings, outcome.summary());
        synchronized (ended) {
            readouts = readouts.and(outcome.readouts());
            ended.put(part, finished);
        }
        events.accept(finished);
    }

    /// An error that was seen counts even where something else could not be checked.
    private PartState state(CheckOutcome outcome) {
        Severity worst = outcome.findings().stream()
                .filter(f -> !f.code().isSilence())
                .map(f -> severities.of(f.code()))
                .max(Comparator.naturalOrder())
                .orElse(Severity.OK);
        return switch (outcome.coverage()) {
            case NOTHING -> PartState.SKIPPED;
            case PARTIAL -> worst == Severity.ERROR ? PartState.BAD : PartState.NOT_CHECKED;
            case WHOLE ->
                switch (worst) {
                    case ERROR -> PartState.BAD;
                    case WARNING -> PartState.WARNING;
                    case OK, INFO -> PartState.GOOD;
                };
        };
    }

    /// What is foretold of the mail needs three parts, so it is added to DMARC when all have ended.
    private boolean foretell() throws InterruptedException {
        Readouts read;
        Optional<AuditEvent.Finished> before;
        synchronized (ended) {
            read = readouts;
            before = Optional.ofNullable(ended.get(Part.DMARC));
        }
        Optional<DmarcReadout> dmarc = read.one(DmarcReadout.class);
        Optional<SpfReadout> spf = read.one(SpfReadout.class);
        Optional<DkimReadout> dkim = read.one(DkimReadout.class);
        if (before.isEmpty() || dmarc.isEmpty() || spf.isEmpty() || dkim.isEmpty()) {
            return false;
        }
        Optional<AlignmentForecast> forecast = new DmarcCheckup(provenance.of(Part.DMARC))
                .foretell(dmarc.get(), spf.get(), dkim.get(), normalisedRequest);
        forecast.ifPresent(f -> read(Readouts.of(f)));
        List<Finding> foretold =
                forecast.map(f -> DmarcFindings.foretold(f, dmarc.get())).orElse(List.of());
        if (!foretold.isEmpty()) {
            List<Finding> findings = new ArrayList<>(foretold);
            findings.addAll(before.get().findings());
            finish(
                    Part.DMARC,
                    new CheckOutcome(Readouts.NONE, findings, before.get().summary()));
        }
        return true;
    }

    /// Whose an address is, is asked only once SPF has said that it may not send.
    private boolean origins() throws InterruptedException {
        Readouts read;
        synchronized (ended) {
            read = readouts;
        }
        Optional<SpfReadout> spf = read.one(SpfReadout.class);
        if (spf.isEmpty()) {
            return false;
        }
        var checkup = new OriginCheckup(
                provenance.of(Part.REVERSE_DNS),
                provenance.ofServices(),
                with.catalogue().services());
        read(new Readouts(checkup.look(normalisedRequest.domain(), spf.get(), read.each(ReverseReadout.class))));
        return true;
    }
}
