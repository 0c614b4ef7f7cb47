package org.mailmedic.ui.fix;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.mailmedic.casefile.Change;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeFix;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.session.FixNews;
import org.mailmedic.session.Outcome;
import org.mailmedic.session.RecheckResult;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;

/// The sixth page: the checklist.
public final class FixPage implements Page {
    private final Shell shell;
    private final FixPresenter presenter;
    private final ChangesCard changes;
    private final FixView view;
    private final Runnable stopNews;
    private final Map<String, FixCard.Result> results = new HashMap<>();
    private final Map<String, Run<RecheckResult>> runs = new HashMap<>();
    private final Set<RecordChange> tried = new HashSet<>();
    private final Map<String, LetterDraft> drafts = new HashMap<>();
    private boolean closed;
    private Checklist checklist = new Checklist(List.of(), List.of());

    public FixPage(Shell shell) {
        this.shell = shell;
        this.presenter =
                new FixPresenter(shell.texts(), new TimeWords(shell.texts(), Clock.system(ZoneId.systemDefault())));
        this.changes =
                new ChangesCard(shell.texts(), new TimeWords(shell.texts(), Clock.system(ZoneId.systemDefault())));
        this.view = new FixView(shell.texts(), new Actions(), changes);
        this.stopNews = shell.session().onNews(fixNews -> Platform.runLater(() -> turned(fixNews)));
    }

    /// The case ends its runs itself; what they still say is of no interest here.
    @Override
    public void closed() {
        closed = true;
        stopNews.run();
    }

    /// What the watch sees is newer than what a check showed before.
    private void turned(FixNews fixNews) {
        results.put(
                fixNews.item().id(),
                fixNews.turn() == FixNews.Turn.BROKEN ? new FixCard.Result.Broken() : new FixCard.Result.NotYet());
        refresh();
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void refresh() {
        Outcome outcome = shell.session().outcome();
        checklist = outcome.checklist();
        view.tellRefused(!shell.session().readings().isEmpty());
        view.show(
                checklist.now().stream().map(item -> tell(item, outcome)).toList(),
                checklist.later().stream().map(item -> tell(item, outcome)).toList());
        changes.show(Change.in(shell.session().current().history().runs()));
        view.showWatch(shell.session().watching(), shell.session().canWatch());
        view.showLab(shell.session().lab().map(this::elsewhere).orElse(List.of()));
    }

    /// Checks the thing to do now.
    @Override
    public void runAgain() {
        open().filter(item -> item.recheck() != Recheck.Other.BY_HAND && !runs.containsKey(item.id()))
                .findFirst()
                .ifPresent(this::checkAgain);
    }

    private Stream<FixItem> open() {
        return checklist.now().stream()
                .filter(item -> !shell.session().current().ticks().containsKey(item.id()));
    }

    @Override
    public String leakLine() {
        return open().findFirst()
                .map(this::leakLine)
                .orElseGet(() -> shell.texts().get("page.fix.leak.none"));
    }

    @Override
    public boolean leaks() {
        return !leakLine().equals(shell.texts().get("page.fix.leak.none"));
    }

    private String leakLine(FixItem item) {
        return switch (item.recheck()) {
            case Recheck.Other.SIGN_IN ->
                shell.session()
                        .current()
                        .given()
                        .server()
                        .map(s -> shell.texts().get("page.fix.leak.signin", Map.of("host", s.host())))
                        .orElseGet(() -> shell.texts().get("page.fix.leak.none"));
            case Part _ ->
                shell.texts()
                        .get(
                                "page.fix.leak.dns",
                                Map.of("resolver", shell.session().world().resolver()));
            case Recheck.Other.BY_HAND -> shell.texts().get("page.fix.leak.none");
        };
    }

    private FixCard.Result result(FixItem item) {
        FixCard.Result last = results.getOrDefault(item.id(), new FixCard.Result.NotYet());
        return Optional.ofNullable(shell.session().current().ticks().get(item.id()))
                .filter(tick -> last instanceof FixCard.Result.NotYet && tick.isWaiting(Instant.now()))
                .<FixCard.Result>flatMap(
                        tick -> tick.oldUntil().map(until -> new FixCard.Result.Published(tick.at(), until)))
                .orElse(last);
    }

    private FixCard.View tell(FixItem item, Outcome outcome) {
        return presenter.tell(
                item,
                Optional.ofNullable(shell.session().current().ticks().get(item.id()))
                        .filter(tick -> !tick.isWaiting(Instant.now())),
                result(item),
                shell.session().lab().map(lab -> lab(lab, item)).orElse(FixCard.Lab.NO),
                outcome.letterTo(item.who()).filter(letter -> letter.about().contains(item.id())),
                item.who() == FixItem.Who.YOU
                        ? Optional.empty()
                        : shell.session()
                                .current()
                                .history()
                                .lastLetterTo(item.who().name()),
                trial(item, outcome));
    }

    private FixCard.Lab lab(Lab lab, FixItem item) {
        if (lab.practice().fixesShownBy(item.recheck()).isEmpty()) {
            return FixCard.Lab.NO;
        }
        return shell.session().labFixes(item).isEmpty() ? FixCard.Lab.APPLIED : FixCard.Lab.CAN_APPLY;
    }

    /// What the lab can put right though nothing on the list speaks of it.
    private List<FixView.LabFix> elsewhere(Lab lab) {
        Set<PracticeFix> listed = checklist.now().stream()
                .flatMap(item -> lab.practice().fixesShownBy(item.recheck()).stream())
                .collect(Collectors.toSet());
        return lab.practice().fixes().stream()
                .filter(fix -> !listed.contains(fix))
                .map(fix -> new FixView.LabFix(
                        fix.id(),
                        shell.texts().get(lab.practice().fixKey(fix)),
                        lab.applied().contains(fix.id())))
                .toList();
    }

    /// Tries the record of a thing to do, once for each text of it. What comes of it is part of the next outcome.
    private Optional<TrialResult> trial(FixItem item, Outcome outcome) {
        item.change()
                .filter(change -> outcome.tried().of(change).isEmpty() && tried.add(change))
                .ifPresent(_ -> shell.show(shell.session().tryRecord(item), _ -> {}, () -> {}));
        return item.change().flatMap(outcome.tried()::of);
    }

    private Optional<FixItem> item(String id) {
        return checklist.now().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .or(() -> checklist.later().stream()
                        .filter(item -> item.id().equals(id))
                        .findFirst());
    }

    private void checkAgain(FixItem item) {
        results.put(item.id(), new FixCard.Result.Checking());
        refresh();
        Run<RecheckResult> run = shell.session().checkAgain(item);
        runs.put(item.id(), run);
        shell.show(run, outcome -> ended(item, outcome), () -> ended(item, RecheckResult.COULD_NOT_CHECK));
    }

    private void refreshUnlessClosed() {
        if (!closed) {
            refresh();
        }
    }

    private void ended(FixItem item, RecheckResult outcome) {
        runs.remove(item.id());
        results.put(
                item.id(),
                switch (outcome) {
                    case FIXED -> new FixCard.Result.Fixed();
                    // How long is told from the tick, which counts down.
                    case PUBLISHED -> new FixCard.Result.NotYet();
                    case PARTLY -> new FixCard.Result.Partly();
                    case STILL_THERE -> new FixCard.Result.StillThere();
                    case COULD_NOT_CHECK -> new FixCard.Result.NotChecked();
                    case SIGN_IN_AGAIN -> new FixCard.Result.SignInAgain();
                });
        refreshUnlessClosed();
    }

    private final class Actions implements FixCard.Actions {
        @Override
        public void tick(String id, boolean done) {
            results.remove(id);
            shell.session().tick(id, done);
        }

        @Override
        public void checkAgain(String id) {
            item(id).ifPresent(FixPage.this::checkAgain);
        }

        @Override
        public void stop(String id) {
            Optional.ofNullable(runs.get(id)).ifPresent(Run::cancel);
        }

        @Override
        public void applyInLab(String id) {
            results.remove(id);
            item(id).ifPresent(shell.session()::applyInLab);
        }

        @Override
        public void applyLabFix(String fixId) {
            shell.session().applyInLab(fixId);
        }

        @Override
        public void letterIn(String id, Locale language, Consumer<Optional<Letter>> then) {
            item(id).ifPresent(item -> shell.show(
                    shell.session().outcomeIn(language),
                    outcome -> then.accept(outcome.flatMap(o -> o.letterTo(item.who()))),
                    () -> then.accept(Optional.empty())));
        }

        @Override
        public LetterDraft draft(String id) {
            return drafts.computeIfAbsent(id, _ -> new LetterDraft());
        }

        @Override
        public void tookLetter(Letter letter) {
            shell.session().tookLetter(letter);
        }

        @Override
        public LocalDate today() {
            return LocalDate.now(ZoneId.systemDefault());
        }

        @Override
        public void watch(boolean on) {
            shell.session().watch(on);
        }

        @Override
        public void open(URI page) {
            shell.desktop().browse(page);
        }
    }
}
