package org.mailmedic.ui.shell;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mailmedic.checkup.Run;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.walk.Readiness;

/// The way from one page to the next, which may take a while, may be stopped, and may not be open yet.
final class NextAction {
    private final Texts texts;
    private final FooterBar footer;
    private final RunDisplay runDisplay;
    private final Supplier<Session> session;
    private final Predicate<Readiness.Missing> shownOnPage;
    private Optional<Run<Boolean>> run = Optional.empty();

    /// @param shownOnPage lets the page say beside a field what is missing; false if it has none for that
    NextAction(
            Texts texts,
            FooterBar footer,
            RunDisplay runDisplay,
            Supplier<Session> session,
            Predicate<Readiness.Missing> shownOnPage) {
        this.texts = texts;
        this.footer = footer;
        this.runDisplay = runDisplay;
        this.session = session;
        this.shownOnPage = shownOnPage;
    }

    void next() {
        if (isUnderWay()) {
            return;
        }
        footer.say("");
        Session from = session.get();
        if (from.readiness() instanceof Readiness.Missing missing) {
            tell(missing);
            return;
        }
        Run<Boolean> started = from.next();
        run = Optional.of(started);
        footer.setBusy(!started.result().isDone());
        runDisplay.show(
                started,
                moved -> {
                    ended();
                    if (from == session.get() && !moved && from.readiness() instanceof Readiness.Missing missing) {
                        tell(missing);
                    }
                },
                this::ended);
    }

    private void ended() {
        run = Optional.empty();
        footer.setBusy(false);
    }

    /// What is missing is said beside the field where the page has one, else in the footer.
    private void tell(Readiness.Missing missing) {
        if (!shownOnPage.test(missing)) {
            footer.say(texts.get(missing.key()));
        }
    }

    boolean isUnderWay() {
        return run.isPresent();
    }

    void stop() {
        run.ifPresent(Run::cancel);
    }
}
