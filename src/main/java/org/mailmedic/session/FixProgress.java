package org.mailmedic.session;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.reply.MailAddress;

/// What is done on the checklist: ticked by the user, by a check that saw it, or by the clock when caches
/// have forgotten the old; and open again when it breaks.
final class FixProgress {
    private final Clock clock;
    private final CaseHolder holder;
    private final MailServerWork mailServer;
    private final CaseAdvice caseAdvice;
    private final FixVerdict fixVerdict;
    private final CacheCountdown cacheCountdown;
    private final List<Consumer<FixNews>> told = new CopyOnWriteArrayList<>();

    FixProgress(Knowledge knowledge, Clock clock, CaseHolder holder, MailServerWork mailServer, CaseAdvice caseAdvice) {
        this.clock = clock;
        this.holder = holder;
        this.mailServer = mailServer;
        this.caseAdvice = caseAdvice;
        this.fixVerdict = new FixVerdict(knowledge.severities());
        this.cacheCountdown = new CacheCountdown(clock, () -> holder.current().ticks(), this::forgotten);
        caseAdvice.onAudit(this::reopen);
        cacheCountdown.look();
    }

    Runnable onNews(Consumer<FixNews> listener) {
        told.add(listener);
        return () -> told.remove(listener);
    }

    void close() {
        told.clear();
        cacheCountdown.close();
    }

    // ---- By the user ----

    void tick(String fixId, boolean done) {
        Checklist list = caseAdvice.outcome().checklist();
        String title = Stream.concat(list.now().stream(), list.later().stream())
                .filter(item -> item.id().equals(fixId))
                .map(FixItem::title)
                .findFirst()
                .orElse("");
        ticks(t -> {
            if (done) {
                t.put(fixId, new Case.Tick(clock.instant(), false, Optional.empty(), title));
            } else {
                t.remove(fixId);
            }
        });
    }

    // ---- By a check ----

    Run<RecheckResult> checkAgain(FixItem item) {
        Set<Part> parts = SessionChecks.partsOf(item.recheck());
        Case before = holder.current();
        if (item.recheck() == Recheck.Other.SIGN_IN && before.given().server().isPresent()) {
            return BackgroundRun.after(
                    mailServer.probe(false, _ -> {}),
                    report -> settle(item, FixVerdict.of(before, report), Optional.empty(), UnaryOperator.identity()));
        }
        if (parts.isEmpty() || MailAddress.parse(before.given().address()).isEmpty()) {
            return BackgroundRun.done(RecheckResult.COULD_NOT_CHECK);
        }
        return BackgroundRun.after(caseAdvice.recheck(parts), seen -> rechecked(item, before, parts, seen));
    }

    private RecheckResult rechecked(FixItem item, Case before, Set<Part> parts, SessionChecks.SeenAgain seen) {
        RecheckResult outcome =
                seen.report().cancelled() ? RecheckResult.COULD_NOT_CHECK : fixVerdict.of(before, seen.report(), parts);
        if (seen.differ() && outcome != RecheckResult.COULD_NOT_CHECK) {
            outcome = RecheckResult.PARTLY;
        } else if (outcome == RecheckResult.FIXED && seen.oldFor().isPresent()) {
            outcome = RecheckResult.PUBLISHED;
        }
        return settle(item, outcome, seen.oldFor().map(clock.instant()::plus), caseAdvice.withRecheck(seen.report()));
    }

    /// @param seen puts into the case what the check saw, in the same change as the tick
    private RecheckResult settle(
            FixItem item, RecheckResult outcome, Optional<Instant> oldUntil, UnaryOperator<Case> seen) {
        switch (outcome) {
            case FIXED -> ticks(seen, t -> t.put(item.id(), proved(item, t, Optional.empty())));
            case PUBLISHED -> ticks(seen, t -> t.put(item.id(), proved(item, t, oldUntil)));
            case PARTLY, STILL_THERE -> ticks(seen, t -> t.remove(item.id()));
            case COULD_NOT_CHECK, SIGN_IN_AGAIN -> {
                holder.change(seen);
                holder.tell();
            }
        }
        return outcome;
    }

    /// A check that sees once more what was seen before leaves the time of the first, and the countdown
    /// that began with it: no cache can have taken the old from a server that gave out the new already.
    private Case.Tick proved(FixItem item, Map<String, Case.Tick> ticks, Optional<Instant> oldUntil) {
        Optional<Case.Tick> before = Optional.ofNullable(ticks.get(item.id())).filter(Case.Tick::proved);
        Optional<Instant> begun =
                before.filter(t -> t.isWaiting(clock.instant())).flatMap(Case.Tick::oldUntil);
        return new Case.Tick(
                before.map(Case.Tick::at).orElseGet(clock::instant),
                true,
                oldUntil.map(until -> begun.filter(until::isAfter).orElse(until)),
                item.title());
    }

    /// What a check once saw done and is broken again is to do again. While caches may still give out what
    /// was there before, they prove nothing.
    private void reopen(Case before, AuditReport report) {
        Checklist list = caseAdvice.outcome().checklist();
        Set<FixItem> broken = new HashSet<>();
        for (FixItem item :
                Stream.concat(list.now().stream(), list.later().stream()).toList()) {
            Set<Part> parts = SessionChecks.partsOf(item.recheck());
            boolean proved = Optional.ofNullable(before.ticks().get(item.id()))
                    .filter(Case.Tick::proved)
                    .filter(t -> !t.isWaiting(clock.instant()))
                    .isPresent();
            if (proved
                    && !parts.isEmpty()
                    && report.parts().keySet().containsAll(parts)
                    && fixVerdict.of(before, report, parts) == RecheckResult.STILL_THERE) {
                broken.add(item);
            }
        }
        if (!broken.isEmpty()) {
            ticks(t -> broken.forEach(item -> t.remove(item.id())));
            broken.forEach(item -> tell(new FixNews(item, FixNews.Turn.BROKEN)));
        }
    }

    // ---- By the clock, and by the watch ----

    private void forgotten(String fixId) {
        holder.tell();
        caseAdvice.outcome().checklist().now().stream()
                .filter(item -> item.id().equals(fixId))
                .findFirst()
                .ifPresent(item -> tell(new FixNews(item, FixNews.Turn.GREEN)));
    }

    /// What can be watched: all that shows in the DNS, also what is done, for it may break again. Never a
    /// sign-in.
    List<FixItem> watchable() {
        return caseAdvice.outcome().checklist().now().stream()
                .filter(item -> !SessionChecks.partsOf(item.recheck()).isEmpty())
                .toList();
    }

    /// Whether anything of that is not done yet.
    boolean anyOpen() {
        Set<String> done = holder.current().ticks().keySet();
        return watchable().stream().anyMatch(item -> !done.contains(item.id()));
    }

    /// Looks at one thing again for the watch, and tells if it turned.
    Run<RecheckResult> look(FixItem item) {
        Optional<Case.Tick> before =
                Optional.ofNullable(holder.current().ticks().get(item.id()));
        return BackgroundRun.seenBy(
                checkAgain(item), outcome -> turn(before, outcome).ifPresent(turn -> tell(new FixNews(item, turn))));
    }

    private Optional<FixNews.Turn> turn(Optional<Case.Tick> before, RecheckResult outcome) {
        boolean green = before.filter(t -> !t.isWaiting(clock.instant())).isPresent();
        return switch (outcome) {
            case FIXED -> green ? Optional.empty() : Optional.of(FixNews.Turn.GREEN);
            case PUBLISHED -> before.isPresent() ? Optional.empty() : Optional.of(FixNews.Turn.PUBLISHED);
            case PARTLY, STILL_THERE ->
                before.filter(Case.Tick::proved).isPresent() ? Optional.of(FixNews.Turn.BROKEN) : Optional.empty();
            case COULD_NOT_CHECK, SIGN_IN_AGAIN -> Optional.empty();
        };
    }

    private void tell(FixNews fixNews) {
        told.forEach(listener -> listener.accept(fixNews));
    }

    private void ticks(Consumer<Map<String, Case.Tick>> edit) {
        ticks(UnaryOperator.identity(), edit);
    }

    private void ticks(UnaryOperator<Case> also, Consumer<Map<String, Case.Tick>> edit) {
        holder.change(c -> {
            Map<String, Case.Tick> ticks = new HashMap<>(c.ticks());
            edit.accept(ticks);
            return also.apply(c).withTicks(ticks);
        });
        cacheCountdown.look();
    }
}
