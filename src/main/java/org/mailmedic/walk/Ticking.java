package org.mailmedic.walk;

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
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.Part;
import org.mailmedic.diagnosis.Recheck;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.reply.MailAddress;

/// What is done on the checklist: ticked by the user, by a check that saw it, or by the clock when caches
/// have forgotten the old; and open again when it breaks.
final class Ticking {
    private final Clock clock;
    private final Keeping keeping;
    private final Sending sending;
    private final Mending mending;
    private final Judge judge;
    private final Countdown countdown;
    private final List<Consumer<News>> told = new CopyOnWriteArrayList<>();

    Ticking(Tools tools, Clock clock, Keeping keeping, Sending sending, Mending mending) {
        this.clock = clock;
        this.keeping = keeping;
        this.sending = sending;
        this.mending = mending;
        this.judge = new Judge(tools.severities());
        this.countdown = new Countdown(clock, () -> keeping.current().ticks(), this::forgotten);
        mending.onAudit(this::reopen);
        countdown.look();
    }

    Runnable onNews(Consumer<News> listener) {
        told.add(listener);
        return () -> told.remove(listener);
    }

    void close() {
        told.clear();
        countdown.close();
    }

    // ---- By the user ----

    void tick(String fixId, boolean done) {
        Checklist list = mending.checklist();
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

    Run<CheckAgain> checkAgain(FixItem item) {
        Set<Part> parts = Examination.partsOf(item.recheck());
        Case before = keeping.current();
        if (item.recheck() == Recheck.Other.SIGN_IN && before.given().server().isPresent()) {
            return BackgroundRun.after(
                    sending.probe(false, _ -> {}), report -> settle(item, Judge.of(before, report), Optional.empty()));
        }
        if (parts.isEmpty() || MailAddress.parse(before.given().address()).isEmpty()) {
            return BackgroundRun.done(CheckAgain.COULD_NOT_CHECK);
        }
        return BackgroundRun.after(mending.recheck(parts), seen -> rechecked(item, before, parts, seen));
    }

    private CheckAgain rechecked(FixItem item, Case before, Set<Part> parts, Examination.SeenAgain seen) {
        CheckAgain outcome =
                seen.report().cancelled() ? CheckAgain.COULD_NOT_CHECK : judge.of(before, seen.report(), parts);
        if (seen.differ() && outcome != CheckAgain.COULD_NOT_CHECK) {
            outcome = CheckAgain.PARTLY;
        } else if (outcome == CheckAgain.FIXED && seen.oldFor().isPresent()) {
            outcome = CheckAgain.PUBLISHED;
        }
        return settle(item, outcome, seen.oldFor().map(clock.instant()::plus));
    }

    private CheckAgain settle(FixItem item, CheckAgain outcome, Optional<Instant> oldUntil) {
        switch (outcome) {
            case FIXED -> ticks(t -> t.put(item.id(), proved(item, t, Optional.empty())));
            case PUBLISHED -> ticks(t -> t.put(item.id(), proved(item, t, oldUntil)));
            case PARTLY, STILL_THERE -> ticks(t -> t.remove(item.id()));
            case COULD_NOT_CHECK, SIGN_IN_AGAIN -> keeping.tell();
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
        Checklist list = mending.checklist();
        Set<FixItem> broken = new HashSet<>();
        for (FixItem item :
                Stream.concat(list.now().stream(), list.later().stream()).toList()) {
            Set<Part> parts = Examination.partsOf(item.recheck());
            boolean proved = Optional.ofNullable(before.ticks().get(item.id()))
                    .filter(Case.Tick::proved)
                    .filter(t -> !t.isWaiting(clock.instant()))
                    .isPresent();
            if (proved
                    && !parts.isEmpty()
                    && report.parts().keySet().containsAll(parts)
                    && judge.of(before, report, parts) == CheckAgain.STILL_THERE) {
                broken.add(item);
            }
        }
        if (!broken.isEmpty()) {
            ticks(t -> broken.forEach(item -> t.remove(item.id())));
            broken.forEach(item -> tell(new News(item, News.Turn.BROKEN)));
        }
    }

    // ---- By the clock, and by the watch ----

    private void forgotten(String fixId) {
        keeping.tell();
        mending.checklist().now().stream()
                .filter(item -> item.id().equals(fixId))
                .findFirst()
                .ifPresent(item -> tell(new News(item, News.Turn.GREEN)));
    }

    /// What can be watched: all that shows in the DNS, also what is done, for it may break again. Never a
    /// sign-in.
    List<FixItem> watchable() {
        return mending.checklist().now().stream()
                .filter(item -> !Examination.partsOf(item.recheck()).isEmpty())
                .toList();
    }

    /// Whether anything of that is not done yet.
    boolean anyOpen() {
        Set<String> done = keeping.current().ticks().keySet();
        return watchable().stream().anyMatch(item -> !done.contains(item.id()));
    }

    /// Looks at one thing again for the watch, and tells if it turned.
    Run<CheckAgain> look(FixItem item) {
        Optional<Case.Tick> before =
                Optional.ofNullable(keeping.current().ticks().get(item.id()));
        return BackgroundRun.seenBy(
                checkAgain(item), outcome -> turn(before, outcome).ifPresent(turn -> tell(new News(item, turn))));
    }

    private Optional<News.Turn> turn(Optional<Case.Tick> before, CheckAgain outcome) {
        boolean green = before.filter(t -> !t.isWaiting(clock.instant())).isPresent();
        return switch (outcome) {
            case FIXED -> green ? Optional.empty() : Optional.of(News.Turn.GREEN);
            case PUBLISHED -> before.isPresent() ? Optional.empty() : Optional.of(News.Turn.PUBLISHED);
            case PARTLY, STILL_THERE ->
                before.filter(Case.Tick::proved).isPresent() ? Optional.of(News.Turn.BROKEN) : Optional.empty();
            case COULD_NOT_CHECK, SIGN_IN_AGAIN -> Optional.empty();
        };
    }

    private void tell(News news) {
        told.forEach(listener -> listener.accept(news));
    }

    private void ticks(Consumer<Map<String, Case.Tick>> edit) {
        keeping.change(c -> {
            Map<String, Case.Tick> ticks = new HashMap<>(c.ticks());
            edit.accept(ticks);
            return c.withTicks(ticks);
        });
        countdown.look();
    }
}
