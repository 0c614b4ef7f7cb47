package org.mailmedic.ui.page;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Run;

/// Asking the domain's own name servers, and what they said last. On the JavaFX thread.
final class SourceInquiry {
    private final Supplier<Run<AuthoritativeView>> asks;
    private final NetworkTeller teller;
    private final Runnable changed;
    private Optional<Run<AuthoritativeView>> asking = Optional.empty();
    private AuditView.Source source = AuditView.Source.IDLE;
    private AuditView.Source before = AuditView.Source.IDLE;

    /// @param asks begins to ask
    /// @param changed called when [#source] says something else
    SourceInquiry(Supplier<Run<AuthoritativeView>> asks, NetworkTeller teller, Runnable changed) {
        this.asks = asks;
        this.teller = teller;
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
            source = teller.stopped(before);
            changed.run();
            return;
        }
        before = source;
        Run<AuthoritativeView> run = asks.get();
        asking = Optional.of(run);
        source = new AuditView.Source(AuditView.Source.Stand.RUNNING, "", before.rows(), before.warnings());
        changed.run();
        run.result()
                .whenComplete((said, fault) -> Platform.runLater(() -> {
                    // Not of one that was stopped, or of a domain that was left.
                    if (asking.filter(run::equals).isPresent()) {
                        asking = Optional.empty();
                        source = fault != null || said == null ? before : teller.tell(said);
                        changed.run();
                    }
                }));
    }

    /// Another domain: what was asked is of no interest any more.
    void forget() {
        asking.ifPresent(Run::cancel);
        asking = Optional.empty();
        source = AuditView.Source.IDLE;
    }
}
