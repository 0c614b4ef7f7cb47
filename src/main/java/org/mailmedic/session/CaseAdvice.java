package org.mailmedic.session;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Standing;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.RecordTrial;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.reply.MailAddress;

/// From what was found to what is to do about it: the audit, the outcome, the trial of a record.
final class CaseAdvice {
    private static final Duration REHEARSAL_BOUND = Duration.ofSeconds(15);

    private static final Set<Part> WITHOUT_LISTS = EnumSet.complementOf(EnumSet.of(Part.BLOCK_LISTS));

    private final Knowledge tools;
    private final CaseHolder holder;
    private final UserInput input;
    private final SessionChecks checks;
    private final CaseHistory caseHistory;
    private final OutcomeKeeper outcomes;
    private final LatestOnly<Case, Optional<Standing>> standing;
    private final List<BiConsumer<Case, AuditReport>> audited = new CopyOnWriteArrayList<>();
    private Optional<AuditReport> lastAudit = Optional.empty();
    private Known known = new Known("", Measured.NOTHING);
    private TriedRecords tried = TriedRecords.NONE;

    /// What the audits read of one domain.
    private record Known(String domain, Measured measured) {}

    CaseAdvice(Knowledge tools, CaseHolder holder, UserInput input, SessionChecks checks, CaseHistory caseHistory) {
        this.tools = tools;
        this.holder = holder;
        this.input = input;
        this.checks = checks;
        this.caseHistory = caseHistory;
        this.outcomes = new OutcomeKeeper(tools);
        this.standing = new LatestOnly<>(
                this::standing,
                newest -> newest.ifPresent(
                        s -> holder.note(c -> c.withHistory(c.history().withStanding(s)))),
                _ -> holder.tellFault());
    }

    /// Tells of each audit, with the case as it was before.
    void onAudit(BiConsumer<Case, AuditReport> listener) {
        audited.add(listener);
    }

    // ---- The audit ----

    /// Reads once more what the last audit was answered, so that a case that is opened again knows all that
    /// was known when it was closed. Asks nobody.
    void recall() {
        Case now = holder.current();
        now.audit()
                .filter(a -> !a.answers().isEmpty())
                .filter(a -> MailAddress.parse(now.given().address())
                        .filter(address -> address.domain().equals(a.domain()))
                        .isPresent())
                .ifPresent(a -> {
                    Set<Part> parts = SessionChecks.asked(a);
                    AuditReport report = checks.recall(request(now, parts.contains(Part.BLOCK_LISTS), parts), a);
                    remember(report, true);
                });
    }

    /// Turns to another domain of the case, of which all is known again that was known. Asks nobody.
    void turnTo(String address) {
        synchronized (this) {
            lastAudit = Optional.empty();
            known = new Known("", Measured.NOTHING);
        }
        holder.change(c -> c.turnedTo(address));
        recall();
        // What was read is no part of the case.
        holder.tell();
    }

    Run<AuditReport> audit(boolean askBlockLists, Set<Part> parts, Consumer<AuditEvent> onEvent) {
        Case before = holder.current();
        Run<AuditReport> run = checks.audit(request(before, askBlockLists, parts), onEvent);
        return BackgroundRun.seenBy(run, report -> {
            keep(report, parts.containsAll(WITHOUT_LISTS));
            audited.forEach(a -> a.accept(before, report));
        });
    }

    /// Looks again at these parts, at the zone's own servers. What it shows is not kept yet: see [#withRecheck].
    Run<SessionChecks.SeenAgain> recheck(Set<Part> parts) {
        return checks.recheck(request(holder.current(), parts.contains(Part.BLOCK_LISTS), parts));
    }

    /// Puts into a case what looking again showed. Whoever draws a conclusion from it puts that into the same change:
    /// between the two, the thing that was looked at would be neither advised any more nor done.
    UnaryOperator<Case> withRecheck(AuditReport report) {
        remember(report, false);
        return c -> with(c, report);
    }

    private AuditRequest request(Case now, boolean askBlockLists, Set<Part> parts) {
        return checks.request(now, input.kind(), input.bounce(), input.readings(), askBlockLists, parts);
    }

    private void keep(AuditReport report, boolean whole) {
        remember(report, whole);
        holder.change(c -> with(c, report));
    }

    private Case with(Case c, AuditReport report) {
        return caseHistory.with(CaseHolder.withoutSkip(c.withAudit(checks.kept(c, report)), StepId.DNS), report);
    }

    private synchronized void remember(AuditReport report, boolean whole) {
        if (whole || lastAudit.isEmpty()) {
            lastAudit = Optional.of(report);
        }
        Measured before = known.domain().equals(report.domain()) ? known.measured() : Measured.NOTHING;
        known = new Known(report.domain(), before.updatedBy(report.measured()));
    }

    Run<AuthoritativeView> authorities() {
        return checks.authorities(
                holder.current(), measured(holder.current().audit()).selectors());
    }

    synchronized Optional<AuditReport> lastAudit() {
        return lastAudit;
    }

    // ---- The outcome ----

    /// The outcome of the case as it is now.
    Outcome outcome() {
        return outcomes.of(evidence(holder.current()));
    }

    private CaseEvidence evidence(Case now) {
        Map<String, String> done = new HashMap<>();
        now.ticks().forEach((id, tick) -> done.put(id, tick.title()));
        return new CaseEvidence(facts(now), done, tried(), input.bounce().original());
    }

    private Facts facts(Case now) {
        Facts found = CaseEvidence.facts(
                input.readings(),
                input.kind(),
                now.given().address(),
                now.probe(),
                now.audit(),
                lastAudit().flatMap(AuditReport::zone),
                measured(now.audit()));
        return CaseEvidence.withOrigin(
                found, tools.catalogue(), input.bounce().original(), now.given().sentFrom());
    }

    /// What was read of the domain that the case speaks of.
    private synchronized Measured measured(Optional<Case.Audited> audit) {
        return audit.filter(a -> a.domain().equals(known.domain()))
                .map(_ -> known.measured())
                .orElse(Measured.NOTHING);
    }

    /// Something changed: works out the outcome, and what the case keeps of it, on another thread than that of the
    /// change. A person may be typing there.
    void follow() {
        standing.offer(holder.current());
    }

    /// Follows no further change: what is worked out of an earlier state must not come after that of the last.
    void rest() {
        standing.end();
    }

    /// The case with how it stands now; as it is while nothing is known.
    Case withStanding(Case c) {
        return standing(c).map(s -> c.withHistory(c.history().withStanding(s))).orElse(c);
    }

    private Optional<Standing> standing(Case c) {
        if (input.readings().isEmpty() && c.probe().isEmpty() && c.audit().isEmpty()) {
            return Optional.empty();
        }
        Outcome outcome = outcomes.of(evidence(c));
        List<FixItem> items = outcome.checklist().now();
        Instant now = holder.now();
        List<Case.Tick> ticks = items.stream()
                .map(i -> c.ticks().get(i.id()))
                .filter(Objects::nonNull)
                .toList();
        int waiting = (int) ticks.stream().filter(t -> t.isWaiting(now)).count();
        return Optional.of(new Standing(
                outcome.diagnosis().best().cause().code(),
                items.size() - ticks.size(),
                ticks.size() - waiting,
                waiting,
                ticks.stream()
                        .filter(t -> t.isWaiting(now))
                        .flatMap(t -> t.oldUntil().stream())
                        .max(Instant::compareTo)));
    }

    // ---- Records, before anybody publishes them ----

    private synchronized TriedRecords tried() {
        return tried;
    }

    /// Tries the record of this fix before anybody publishes it.
    Run<Optional<TrialResult>> tryRecord(FixItem item) {
        Facts facts = facts(holder.current());
        return item.change()
                .map(recordChange -> BackgroundRun.seenBy(
                        BackgroundRun.start(
                                "trial",
                                Optional.<TrialResult>empty(),
                                () -> Optional.of(tryRecord(recordChange, facts))),
                        trial -> trial.ifPresent(t -> keepTrial(recordChange, t))))
                .orElseGet(() -> BackgroundRun.done(Optional.empty()));
    }

    private TrialResult tryRecord(RecordChange recordChange, Facts facts) throws InterruptedException {
        return new RecordTrial(checks.trialDns(), tools.severities(), REHEARSAL_BOUND).play(recordChange, facts);
    }

    private void keepTrial(RecordChange recordChange, TrialResult trial) {
        synchronized (this) {
            tried = tried.with(recordChange, trial);
        }
        // What was tried is no part of the case, but of what can be told of it.
        holder.tell();
    }

    /// The outcome in this language.
    Run<Optional<Outcome>> outcomeIn(Locale language) {
        return BackgroundRun.start(
                "trial", Optional.empty(), () -> Optional.of(outcomes.in(language, evidence(holder.current()))));
    }
}
