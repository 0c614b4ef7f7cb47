package org.mailmedic.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Part;
import org.mailmedic.checkup.Rechecked;
import org.mailmedic.checkup.Rehearsal;
import org.mailmedic.checkup.Rehearsed;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.Diagnosis;
import org.mailmedic.diagnosis.Facts;
import org.mailmedic.diagnosis.Forecast;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Letters;
import org.mailmedic.reply.MailAddress;

/// From what was found to what is done about it: the audit, the answer, the checklist, and checking again.
final class Mending {
    private static final Duration REHEARSAL_BOUND = Duration.ofSeconds(15);

    private static final Set<Part> WITHOUT_LISTS = EnumSet.complementOf(EnumSet.of(Part.BLOCK_LISTS));

    private final Tools tools;
    private final Clock clock;
    private final Keeping keeping;
    private final Intake intake;
    private final Sending sending;
    private final Examination examination;
    private final Chronicle chronicle;
    private final Judge judge;
    private final Plan plan = new Plan();
    private final Receivers receivers = Receivers.load();
    private Optional<AuditReport> lastAudit = Optional.empty();
    private Known known = new Known("", Measured.NOTHING);

    /// What the audits of this session read of one domain.
    private record Known(String domain, Measured measured) {}

    Mending(
            Tools tools,
            Clock clock,
            Keeping keeping,
            Intake intake,
            Sending sending,
            Examination examination,
            Chronicle chronicle) {
        this.tools = tools;
        this.clock = clock;
        this.keeping = keeping;
        this.intake = intake;
        this.sending = sending;
        this.examination = examination;
        this.chronicle = chronicle;
        this.judge = new Judge(tools.severities());
    }

    Run<AuditReport> audit(boolean askBlockLists, Set<Part> parts, Consumer<AuditEvent> onEvent) {
        Case before = keeping.current();
        Run<AuditReport> run = examination.audit(request(before, askBlockLists, parts), onEvent);
        return Background.seenBy(run, report -> {
            keep(report, parts.containsAll(WITHOUT_LISTS));
            reopen(before, report);
        });
    }

    private AuditRequest request(Case now, boolean askBlockLists, Set<Part> parts) {
        return examination.request(now, intake.kind(), intake.bounce(), intake.readings(), askBlockLists, parts);
    }

    private void keep(AuditReport report, boolean whole) {
        synchronized (this) {
            if (whole || lastAudit.isEmpty()) {
                lastAudit = Optional.of(report);
            }
            Measured before = known.domain().equals(report.domain()) ? known.measured() : Measured.NOTHING;
            known = new Known(report.domain(), before.updatedBy(report.measured()));
        }
        keeping.change(c ->
                chronicle.with(Keeping.withoutSkip(c.withAudit(examination.kept(c, report)), StepId.DNS), report));
    }

    /// What a check once saw done and is broken again is to do again. While caches may still give out what
    /// was there
    /// before, they prove nothing.
    private void reopen(Case before, AuditReport report) {
        Set<String> broken = new HashSet<>();
        for (FixItem item : all(checklist())) {
            Set<Part> parts = Examination.partsOf(item.recheck());
            Optional<Case.Tick> tick = Optional.ofNullable(before.ticks().get(item.id()));
            boolean proved = tick.filter(Case.Tick::proved)
                    .filter(t -> t.oldUntil().filter(clock.instant()::isBefore).isEmpty())
                    .isPresent();
            if (proved
                    && !parts.isEmpty()
                    && report.parts().keySet().containsAll(parts)
                    && judge.of(before, report, parts) == CheckAgain.STILL_THERE) {
                broken.add(item.id());
            }
        }
        if (!broken.isEmpty()) {
            ticks(t -> t.keySet().removeAll(broken));
        }
    }

    /// What is open and can be watched: all that shows in the DNS. Never a sign-in.
    List<FixItem> watchable() {
        Set<String> done = keeping.current().ticks().keySet();
        return checklist().now().stream()
                .filter(item -> !done.contains(item.id())
                        && !Examination.partsOf(item.recheck()).isEmpty())
                .toList();
    }

    private static List<FixItem> all(Checklist list) {
        return Stream.concat(list.now().stream(), list.later().stream()).toList();
    }

    Run<AuthoritativeView> authorities() {
        return examination.authorities(
                keeping.current(), measured(keeping.current().audit()).selectors());
    }

    synchronized Optional<AuditReport> lastAudit() {
        return lastAudit;
    }

    Diagnosis diagnosis() {
        return tools.diagnostician().diagnose(facts());
    }

    Checklist checklist() {
        Facts facts = facts();
        return plan.with(
                tools.remedies().checklist(tools.diagnostician().diagnose(facts), facts),
                keeping.current().ticks().keySet(),
                id -> tools.remedies().item(id, facts));
    }

    Facts facts() {
        Case now = keeping.current();
        Optional<Case.Probed> probed = now.probe();
        Optional<Case.Audited> audited = now.audit();
        return new Facts(
                intake.readings(),
                intake.kind(),
                now.given().address(),
                probed.map(Case.Probed::findings).orElse(List.of()),
                probed.isPresent(),
                probed.map(Examination::signedIn).orElse(false),
                audited.map(Case.Audited::findings).orElse(List.of()),
                audited.map(Examination::checked).orElse(Set.of()),
                lastAudit().flatMap(AuditReport::zone),
                measured(audited));
    }

    /// What was read of the domain that the case speaks of; an audit of an earlier session left only its
    /// findings.
    private synchronized Measured measured(Optional<Case.Audited> audited) {
        return audited.filter(a -> a.domain().equals(known.domain()))
                .map(_ -> known.measured())
                .orElse(Measured.NOTHING);
    }

    /// What the large receivers would do with mail sent this way.
    Forecast forecast() {
        return Forecast.of(facts(), tools.catalogue(), receivers);
    }

    /// Tries the record of this fix before anybody publishes it.
    Run<Optional<Rehearsed>> rehearse(FixItem item) {
        Facts facts = facts();
        return item.prescription()
                .map(prescription -> Background.start(
                        Optional.<Rehearsed>empty(),
                        () -> Optional.of(new Rehearsal(examination.world().dns(), tools.severities(), REHEARSAL_BOUND)
                                .play(prescription, facts))))
                .orElseGet(() -> Background.done(Optional.empty()));
    }

    Run<CheckAgain> checkAgain(FixItem item) {
        Set<Part> parts = Examination.partsOf(item.recheck());
        Case before = keeping.current();
        if (item.recheck() == FixItem.Recheck.SIGN_IN && before.given().server().isPresent()) {
            return Background.after(
                    sending.probe(false, _ -> {}), report -> settle(item, Judge.of(before, report), Optional.empty()));
        }
        if (parts.isEmpty() || MailAddress.parse(before.given().address()).isEmpty()) {
            return Background.done(CheckAgain.COULD_NOT_CHECK);
        }
        return Background.after(
                examination.recheck(request(before, parts.contains(Part.BLOCK_LISTS), parts)),
                seen -> rechecked(item, before, parts, seen));
    }

    private CheckAgain rechecked(FixItem item, Case before, Set<Part> parts, Rechecked seen) {
        keep(seen.report(), false);
        CheckAgain outcome =
                seen.report().cancelled() ? CheckAgain.COULD_NOT_CHECK : judge.of(before, seen.report(), parts);
        boolean cached = outcome == CheckAgain.FIXED && seen.oldFor().isPresent();
        return settle(
                item, cached ? CheckAgain.PUBLISHED : outcome, seen.oldFor().map(clock.instant()::plus));
    }

    private CheckAgain settle(FixItem item, CheckAgain outcome, Optional<Instant> oldUntil) {
        switch (outcome) {
            case FIXED -> ticks(t -> t.put(item.id(), new Case.Tick(clock.instant(), true)));
            case PUBLISHED -> ticks(t -> t.put(item.id(), new Case.Tick(clock.instant(), true, oldUntil)));
            case STILL_THERE -> ticks(t -> t.remove(item.id()));
            case COULD_NOT_CHECK, SIGN_IN_AGAIN -> keeping.tell();
        }
        return outcome;
    }

    void tick(String fixId, boolean done) {
        ticks(t -> {
            if (done) {
                t.put(fixId, new Case.Tick(clock.instant(), false));
            } else {
                t.remove(fixId);
            }
        });
    }

    private void ticks(Consumer<Map<String, Case.Tick>> edit) {
        keeping.change(c -> {
            Map<String, Case.Tick> ticks = new HashMap<>(c.ticks());
            edit.accept(ticks);
            return c.withTicks(ticks);
        });
    }

    Optional<Letter> letter(FixItem item) {
        Facts facts = facts();
        return new Letters(tools.texts()).to(item.who(), tools.diagnostician().diagnose(facts), facts, checklist());
    }
}
