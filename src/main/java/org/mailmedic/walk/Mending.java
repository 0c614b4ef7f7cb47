package org.mailmedic.walk;

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
import org.mailmedic.checkup.Rehearsal;
import org.mailmedic.checkup.Rehearsed;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.Diagnosis;
import org.mailmedic.diagnosis.Facts;
import org.mailmedic.diagnosis.Forecast;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Part;
import org.mailmedic.diagnosis.Prescription;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Letters;
import org.mailmedic.reply.MailAddress;

/// From what was found to what is to do about it: the audit, the answer, the checklist, the trial of a
/// record.
final class Mending {
    private static final Duration REHEARSAL_BOUND = Duration.ofSeconds(15);

    private static final Set<Part> WITHOUT_LISTS = EnumSet.complementOf(EnumSet.of(Part.BLOCK_LISTS));

    private final Tools tools;
    private final Keeping keeping;
    private final Intake intake;
    private final Examination examination;
    private final Chronicle chronicle;
    private final Plan plan = new Plan();
    private final Receivers receivers;
    private final List<BiConsumer<Case, AuditReport>> audited = new CopyOnWriteArrayList<>();
    private final Map<Prescription, Rehearsed> trials = new HashMap<>();
    private final Map<String, InLanguage> languages = new ConcurrentHashMap<>();
    private Optional<AuditReport> lastAudit = Optional.empty();
    private Known known = new Known("", Measured.NOTHING);

    /// What the audits read of one domain.
    private record Known(String domain, Measured measured) {}

    Mending(Tools tools, Keeping keeping, Intake intake, Examination examination, Chronicle chronicle) {
        this.tools = tools;
        this.keeping = keeping;
        this.intake = intake;
        this.examination = examination;
        this.chronicle = chronicle;
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
        Case now = keeping.current();
        now.audit()
                .filter(a -> !a.answers().isEmpty())
                .filter(a -> MailAddress.parse(now.given().address())
                        .filter(address -> address.domain().equals(a.domain()))
                        .isPresent())
                .ifPresent(a -> {
                    Set<Part> parts = Examination.answered(a);
                    AuditReport report = examination.recall(request(now, parts.contains(Part.BLOCK_LISTS), parts), a);
                    remember(report, true);
                });
    }

    Run<AuditReport> audit(boolean askBlockLists, Set<Part> parts, Consumer<AuditEvent> onEvent) {
        Case before = keeping.current();
        Run<AuditReport> run = examination.audit(request(before, askBlockLists, parts), onEvent);
        return BackgroundRun.seenBy(run, report -> {
            keep(report, parts.containsAll(WITHOUT_LISTS));
            audited.forEach(a -> a.accept(before, report));
        });
    }

    /// Looks again at these parts, at the zone's own servers.
    Run<Examination.SeenAgain> recheck(Set<Part> parts) {
        Case before = keeping.current();
        return BackgroundRun.seenBy(
                examination.recheck(request(before, parts.contains(Part.BLOCK_LISTS), parts)),
                seen -> keep(seen.report(), false));
    }

    private AuditRequest request(Case now, boolean askBlockLists, Set<Part> parts) {
        return examination.request(now, intake.kind(), intake.bounce(), intake.readings(), askBlockLists, parts);
    }

    private void keep(AuditReport report, boolean whole) {
        remember(report, whole);
        keeping.change(c ->
                chronicle.with(Keeping.withoutSkip(c.withAudit(examination.kept(c, report)), StepId.DNS), report));
    }

    private synchronized void remember(AuditReport report, boolean whole) {
        if (whole || lastAudit.isEmpty()) {
            lastAudit = Optional.of(report);
        }
        Measured before = known.domain().equals(report.domain()) ? known.measured() : Measured.NOTHING;
        known = new Known(report.domain(), before.updatedBy(report.measured()));
    }

    Run<AuthoritativeView> authorities() {
        return examination.authorities(
                keeping.current(), measured(keeping.current().audit()).selectors());
    }

    synchronized Optional<AuditReport> lastAudit() {
        return lastAudit;
    }

    // ---- The answer ----

    Diagnosis diagnosis() {
        return tools.diagnostician().diagnose(facts());
    }

    Facts facts() {
        return facts(keeping.current());
    }

    private Facts facts(Case now) {
        Optional<Case.Probed> probed = now.probe();
        Optional<Case.Audited> audit = now.audit();
        return new Facts(
                intake.readings(),
                intake.kind(),
                now.given().address(),
                probed.map(Case.Probed::findings).orElse(List.of()),
                probed.isPresent(),
                probed.map(Examination::signedIn).orElse(false),
                audit.map(Case.Audited::findings).orElse(List.of()),
                audit.map(Examination::checked).orElse(Set.of()),
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
        if (intake.readings().isEmpty() && c.probe().isEmpty() && c.audit().isEmpty()) {
            return c;
        }
        Facts facts = facts(c);
        Diagnosis diagnosis = tools.diagnostician().diagnose(facts);
        List<FixItem> items = checklist(c, diagnosis, facts).now();
        Instant now = keeping.now();
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
        return checklist(keeping.current(), tools.diagnostician().diagnose(facts), facts);
    }

    private Checklist checklist(Case c, Diagnosis diagnosis, Facts facts) {
        return plan.with(
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
        return item.prescription()
                .map(p -> item.withRecord(trial(p).filter(Rehearsed::isGood)
                        .map(t -> t.prescription().record())))
                .orElse(item);
    }

    private synchronized Optional<Rehearsed> trial(Prescription prescription) {
        return Optional.ofNullable(trials.get(prescription));
    }

    /// Tries the record of this fix before anybody publishes it.
    Run<Optional<Rehearsed>> rehearse(FixItem item) {
        Facts facts = facts();
        return item.prescription()
                .map(prescription -> BackgroundRun.seenBy(
                        BackgroundRun.start(
                                "trial", Optional.<Rehearsed>empty(), () -> Optional.of(rehearse(prescription, facts))),
                        trial -> trial.ifPresent(t -> keepTrial(prescription, t))))
                .orElseGet(() -> BackgroundRun.done(Optional.empty()));
    }

    private Rehearsed rehearse(Prescription prescription, Facts facts) throws InterruptedException {
        return new Rehearsal(examination.trialDns(), tools.severities(), REHEARSAL_BOUND).play(prescription, facts);
    }

    private synchronized void keepTrial(Prescription prescription, Rehearsed trial) {
        trials.put(prescription, trial);
    }

    Optional<Letter> letter(FixItem item) {
        Facts facts = facts();
        return new Letters(tools.texts())
                .to(item.who(), tools.diagnostician().diagnose(facts), facts, testedChecklist());
    }

    /// The letter in another language.
    Run<Optional<Letter>> letterIn(Locale language, FixItem item) {
        return BackgroundRun.start(
                "trial", Optional.empty(), () -> InLanguage.letter(item.who(), inLanguage(language)));
    }

    /// All that is known and advised, in this language.
    Run<Optional<Telling>> telling(Locale language) {
        boolean own = language.getLanguage().equals(tools.texts().locale().getLanguage());
        return BackgroundRun.start(
                "trial", Optional.empty(), () -> Optional.of(own ? inOwnLanguage() : inLanguage(language)));
    }

    private Telling inOwnLanguage() {
        Facts facts = facts();
        return new Telling(tools.texts(), facts, tools.diagnostician().diagnose(facts), testedChecklist());
    }

    private Telling inLanguage(Locale language) {
        return languages
                .computeIfAbsent(language.getLanguage(), _ -> new InLanguage(language, tools.severities()))
                .telling(
                        facts(),
                        (remedies, diagnosis, facts) -> tested(
                                // A plan of its own: the user's keeps the user's language.
                                new Plan()
                                        .with(
                                                remedies.checklist(diagnosis, facts),
                                                keeping.current().ticks().keySet(),
                                                id -> remedies.item(id, facts))));
    }
}
