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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Letters;
import org.mailmedic.reply.MailAddress;

/// From what was found to what is to do about it: the audit, the answer, the checklist, the trial of a
/// record.
final class CaseAdvice {
    private static final Duration REHEARSAL_BOUND = Duration.ofSeconds(15);

    private static final Set<Part> WITHOUT_LISTS = EnumSet.complementOf(EnumSet.of(Part.BLOCK_LISTS));

    private final Knowledge tools;
    private final CaseHolder holder;
    private final UserInput input;
    private final SessionChecks checks;
    private final CaseHistory caseHistory;
    private final ChecklistMemory checklistMemory = new ChecklistMemory();
    private final Receivers receivers;
    private final List<BiConsumer<Case, AuditReport>> audited = new CopyOnWriteArrayList<>();
    private final Map<RecordChange, TrialResult> trials = new HashMap<>();
    private final Map<String, AdviceTranslator> languages = new ConcurrentHashMap<>();
    private Optional<AuditReport> lastAudit = Optional.empty();
    private Known known = new Known("", Measured.NOTHING);

    /// What the audits read of one domain.
    private record Known(String domain, Measured measured) {}

    CaseAdvice(Knowledge tools, CaseHolder holder, UserInput input, SessionChecks checks, CaseHistory caseHistory) {
        this.tools = tools;
        this.holder = holder;
        this.input = input;
        this.checks = checks;
        this.caseHistory = caseHistory;
        this.receivers = Receivers.load(tools.texts().locale());
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
                    Set<Part> parts = SessionChecks.answered(a);
                    AuditReport report = checks.recall(request(now, parts.contains(Part.BLOCK_LISTS), parts), a);
                    remember(report, true);
                });
    }

    Run<AuditReport> audit(boolean askBlockLists, Set<Part> parts, Consumer<AuditEvent> onEvent) {
        Case before = holder.current();
        Run<AuditReport> run = checks.audit(request(before, askBlockLists, parts), onEvent);
        return BackgroundRun.seenBy(run, report -> {
            keep(report, parts.containsAll(WITHOUT_LISTS));
            audited.forEach(a -> a.accept(before, report));
        });
    }

    /// Looks again at these parts, at the zone's own servers.
    Run<SessionChecks.SeenAgain> recheck(Set<Part> parts) {
        Case before = holder.current();
        return BackgroundRun.seenBy(
                checks.recheck(request(before, parts.contains(Part.BLOCK_LISTS), parts)),
                seen -> keep(seen.report(), false));
    }

    private AuditRequest request(Case now, boolean askBlockLists, Set<Part> parts) {
        return checks.request(now, input.kind(), input.bounce(), input.readings(), askBlockLists, parts);
    }

    private void keep(AuditReport report, boolean whole) {
        remember(report, whole);
        holder.change(c ->
                caseHistory.with(CaseHolder.withoutSkip(c.withAudit(checks.kept(c, report)), StepId.DNS), report));
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

    // ---- The answer ----

    Diagnosis diagnosis() {
        return tools.diagnostician().diagnose(facts());
    }

    Facts facts() {
        return facts(holder.current());
    }

    private Facts facts(Case now) {
        Optional<Case.Probed> probed = now.probe();
        Optional<Case.Audited> audit = now.audit();
        return new Facts(
                input.readings(),
                input.kind(),
                now.given().address(),
                probed.map(Case.Probed::findings).orElse(List.of()),
                probed.isPresent(),
                probed.map(SessionChecks::signedIn).orElse(false),
                audit.map(Case.Audited::findings).orElse(List.of()),
                audit.map(SessionChecks::checked).orElse(Set.of()),
                lastAudit().flatMap(AuditReport::zone),
                measured(audit));
    }

    /// What was read of the domain that the case speaks of.
    private synchronized Measured measured(Optional<Case.Audited> audit) {
        return audit.filter(a -> a.domain().equals(known.domain()))
                .map(_ -> known.measured())
                .orElse(Measured.NOTHING);
    }

    /// What the large receivers would do with mail sent this way.
    Forecast forecast() {
        return Forecast.of(facts(), tools.catalogue(), receivers);
    }

    /// The case with how it stands now; as it is while nothing is known.
    Case withStanding(Case c) {
        if (input.readings().isEmpty() && c.probe().isEmpty() && c.audit().isEmpty()) {
            return c;
        }
        Facts facts = facts(c);
        Diagnosis diagnosis = tools.diagnostician().diagnose(facts);
        List<FixItem> items = checklist(c, diagnosis, facts).now();
        Instant now = holder.now();
        List<Case.Tick> ticks = items.stream()
                .map(i -> c.ticks().get(i.id()))
                .filter(Objects::nonNull)
                .toList();
        int waiting = (int) ticks.stream().filter(t -> t.isWaiting(now)).count();
        return c.withHistory(c.history()
                .withStanding(new Standing(
                        diagnosis.best().cause().code(),
                        items.size() - ticks.size(),
                        ticks.size() - waiting,
                        waiting,
                        ticks.stream()
                                .filter(t -> t.isWaiting(now))
                                .flatMap(t -> t.oldUntil().stream())
                                .max(Instant::compareTo))));
    }

    // ---- What to do ----

    Checklist checklist() {
        Facts facts = facts();
        return checklist(holder.current(), tools.diagnostician().diagnose(facts), facts);
    }

    private Checklist checklist(Case c, Diagnosis diagnosis, Facts facts) {
        return checklistMemory.with(
                tools.remedies().checklist(diagnosis, facts),
                c.ticks().keySet(),
                id -> tools.remedies()
                        .item(id, facts)
                        .map(item ->
                                item.withTitle(Optional.ofNullable(c.ticks().get(id))
                                        .map(Case.Tick::title)
                                        .orElse(""))));
    }

    /// The checklist for whoever reads it away from this computer: a record that was not tried, or did not
    /// pass its trial, is not on it.
    Checklist testedChecklist() {
        return tested(checklist());
    }

    private Checklist tested(Checklist list) {
        return new Checklist(
                list.now().stream().map(this::tested).toList(),
                list.later().stream().map(this::tested).toList());
    }

    private FixItem tested(FixItem item) {
        return item.change()
                .map(p -> item.withRecord(
                        trial(p).filter(TrialResult::isGood).map(t -> t.change().record())))
                .orElse(item);
    }

    private synchronized Optional<TrialResult> trial(RecordChange recordChange) {
        return Optional.ofNullable(trials.get(recordChange));
    }

    /// Tries the record of this fix before anybody publishes it.
    Run<Optional<TrialResult>> tryRecord(FixItem item) {
        Facts facts = facts();
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

    private synchronized void keepTrial(RecordChange recordChange, TrialResult trial) {
        trials.put(recordChange, trial);
    }

    Optional<Letter> letter(FixItem item) {
        Facts facts = facts();
        return new Letters(tools.texts())
                .to(item.who(), tools.diagnostician().diagnose(facts), facts, testedChecklist());
    }

    /// The letter in another language.
    Run<Optional<Letter>> letterIn(Locale language, FixItem item) {
        return BackgroundRun.start(
                "trial", Optional.empty(), () -> AdviceTranslator.letter(item.who(), inLanguage(language)));
    }

    /// All that is known and advised, in this language.
    Run<Optional<TranslatedAdvice>> translated(Locale language) {
        boolean own = language.getLanguage().equals(tools.texts().locale().getLanguage());
        return BackgroundRun.start(
                "trial", Optional.empty(), () -> Optional.of(own ? inOwnLanguage() : inLanguage(language)));
    }

    private TranslatedAdvice inOwnLanguage() {
        Facts facts = facts();
        return new TranslatedAdvice(tools.texts(), facts, tools.diagnostician().diagnose(facts), testedChecklist());
    }

    private TranslatedAdvice inLanguage(Locale language) {
        return languages
                .computeIfAbsent(language.getLanguage(), _ -> new AdviceTranslator(language, tools.severities()))
                .translate(
                        facts(),
                        (remedies, diagnosis, facts) -> tested(
                                // A plan of its own: the user's keeps the user's language.
                                new ChecklistMemory()
                                        .with(
                                                remedies.checklist(diagnosis, facts),
                                                holder.current().ticks().keySet(),
                                                id -> remedies.item(id, facts))));
    }
}
