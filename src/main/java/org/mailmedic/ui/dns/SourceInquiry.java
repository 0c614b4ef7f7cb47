package org.mailmedic.ui.dns;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Run;

/// Asking the domain's own name servers, and what they said last. On the JavaFX thread.
final class SourceInquiry {
    private final Showing showing;
    private final Supplier<Run<AuthoritativeView>> asks;
    private final NetworkPresenter presenter;
    private final Runnable changed;
    private Optional<Run<AuthoritativeView>> asking = Optional.empty();
    private AuditView.Source source = AuditView.Source.IDLE;
    private AuditView.Source before = AuditView.Source.IDLE;

    /// How what a run ends in comes to the window, as by `Shell.show`.
    interface Showing {
        void show(Run<AuthoritativeView> run, Consumer<AuthoritativeView> done, Runnable failed);
    }

    /// @param asks begins to ask
    /// @param changed called when [#source] says something else
    SourceInquiry(
            Showing showing, Supplier<Run<AuthoritativeView>> asks, NetworkPresenter presenter, Runnable changed) {
        this.showing = showing;
        this.asks = asks;
        this.presenter = presenter;
        this.changed = changed;
    }

    AuditView.Source source() {
        return source;
    }

    /// Asks, or stops the asking. What was known before stays to be read meanwhile.
    void press() {
        if (asking.isPresent()) {
            asking.get().cancel();
            asking = Optional.empty();
            source = presenter.stopped(before);
            changed.run();
            return;
        }
        before = source;
        Run<AuthoritativeView> run = asks.get();
        asking = Optional.of(run);
        source = new AuditView.Source(AuditView.Source.Stand.RUNNING, "", before.rows(), before.warnings());
        changed.run();
        showing.show(run, said -> ended(run, presenter.tell(said)), () -> ended(run, before));
    }

    private void ended(Run<AuthoritativeView> run, AuditView.Source latest) {
        // Not of one that was stopped, or of a domain that was left.
        if (asking.filter(run::equals).isPresent()) {
            asking = Optional.empty();
            source = latest;
            changed.run();
        }
    }

    /// Another domain: what was asked is of no interest any more.
    void forget() {
        asking.ifPresent(Run::cancel);
        asking = Optional.empty();
        source = AuditView.Source.IDLE;
    }
}
