package org.mailmedic.checkup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailmedic.checkup.AuditEvent.State;
import org.mailmedic.diagnosis.Finding;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.diagnosis.Severity;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
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
    private final Given given;
    private final Parts parts;
    private final long begun = System.nanoTime();
    private final Map<Part, AuditEvent.Finished> ended = new EnumMap<>(Part.class);

    /// @param with what all audits share
    Audit(Dns dns, SelfTest selfTest, With with, AuditRequest request, Consumer<AuditEvent> events) {
        this.dns = new DnsSession(dns, request.timeout());
        this.selfTest = selfTest;
        this.severities = with.severities();
        this.request = request;
        this.events = events;
        this.given = Given.of(request);
        this.parts =
                new Parts(this.dns, with.web().map(this::bounded), with.catalogue(), with.blockLists(), request, given);
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
        Run<Optional<ResolverReport>> testing = Errand.start("resolver-check", this::selfTest);
        try (dns) {
            List<Together.Work<Boolean>> works = new ArrayList<>();
            for (Part part : Part.values()) {
                if (request.parts().contains(part)) {
                    works.add(() -> part(part));
                }
            }
            works.add(this::zone);
            Together.all(works);
            foretell();
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
        synchronized (ended) {
            return parts.report(
                    ended, resolver, tally(resolver), dns, Duration.ofNanos(System.nanoTime() - begun), cancelled);
        }
    }

    /// Runs beside the audit: none of its questions waits for it.
    private Optional<ResolverReport> selfTest() {
        try {
            return selfTest.of(given.domain());
        } catch (InterruptedException _) {
            return Optional.empty();
        }
    }

    private Tally tally(Optional<ResolverReport> resolver) {
        return Tally.of(
                dns.asked(),
                Stream.concat(
                                request.selectors().stream(),
                                given.signers().stream().map(AuditRequest.Signer::selector))
                        .map(s -> s.strip().toLowerCase(Locale.ROOT))
                        .toList(),
                request.blockLists().stream()
                        .map(z -> z.toLowerCase(Locale.ROOT))
                        .toList(),
                resolver.map(ResolverReport::questions).orElse(0));
    }

    private boolean part(Part part) throws InterruptedException {
        events.accept(new AuditEvent.Started(part));
        finish(part, parts.look(part));
        if (part == Part.SPF) {
            parts.spfRead().map(AuditEvent.SpfRead::new).ifPresent(events);
        }
        return true;
    }

    private boolean zone() throws InterruptedException {
        parts.zone();
        return true;
    }

    private void finish(Part part, Ended end) {
        List<Finding> findings = end.findings().stream()
                .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                        .reversed())
                .toList();
        var finished = new AuditEvent.Finished(
                part, end.skipped() ? State.SKIPPED : state(part, findings), findings, end.summary());
        synchronized (ended) {
            ended.put(part, finished);
        }
        events.accept(finished);
    }

    /// An error that was seen counts even where something else could not be checked.
    private State state(Part part, List<Finding> findings) {
        List<Finding> seen =
                findings.stream().filter(f -> !f.code().isSilence()).toList();
        if (seen.stream().anyMatch(f -> severities.of(f.code()) == Severity.ERROR)) {
            return State.BAD;
        }
        boolean silent = part == Part.BLOCK_LISTS ? parts.listsAreSilent() : seen.size() < findings.size();
        if (silent) {
            return State.NOT_CHECKED;
        }
        return seen.stream().anyMatch(f -> severities.of(f.code()) == Severity.WARNING) ? State.WARNING : State.GOOD;
    }

    /// Needs three parts, so it is added to DMARC when all have ended.
    private void foretell() throws InterruptedException {
        List<Finding> foretold = parts.foretell();
        AuditEvent.Finished before;
        synchronized (ended) {
            before = ended.get(Part.DMARC);
        }
        if (before != null && !foretold.isEmpty()) {
            List<Finding> findings = new ArrayList<>(foretold);
            findings.addAll(before.findings());
            finish(Part.DMARC, new Ended(findings, before.summary()));
        }
    }
}
