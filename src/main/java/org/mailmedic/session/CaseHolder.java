package org.mailmedic.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.mailmedic.casefile.Autosave;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one present state of a case: who changes it, who is told, and its way to the disk.
final class CaseHolder {
    private static final Logger LOG = LoggerFactory.getLogger(CaseHolder.class);

    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> faultListeners = new CopyOnWriteArrayList<>();
    private Case document;
    private Optional<Autosave> autosave = Optional.empty();
    private SavingState savingState = new SavingState.Nothing();
    private UnaryOperator<Case> alongside = UnaryOperator.identity();

    CaseHolder(Clock clock, Case document) {
        this.clock = clock;
        this.document = document;
    }

    /// What is kept with each change, such as who was contacted meanwhile.
    synchronized void alongside(UnaryOperator<Case> edit) {
        alongside = edit;
    }

    synchronized Case current() {
        return document;
    }

    /// The case as it would be kept now.
    synchronized Case withAlongside() {
        return alongside.apply(document);
    }

    Instant now() {
        return clock.instant();
    }

    Runnable listen(Runnable onChange) {
        listeners.add(onChange);
        return () -> listeners.remove(onChange);
    }

    /// Changes the case, saves it soon and tells everybody; nothing of the kind if the edit changes nothing.
    void change(UnaryOperator<Case> edit) {
        synchronized (this) {
            Case edited = edit.apply(document);
            if (edited.equals(document)) {
                return;
            }
            document = alongside.apply(edited).changedAt(clock.instant());
            save();
        }
        tell();
    }

    /// Keeps with the case what follows from it. Nobody did anything, so nobody is told, and it is no newer for it.
    void note(UnaryOperator<Case> edit) {
        synchronized (this) {
            Case noted = edit.apply(document);
            if (!noted.equals(document)) {
                document = noted;
                save();
            }
        }
    }

    /// Tells everybody that something changed that is not part of the case. Whoever fails to hear it keeps it from
    /// nobody else.
    void tell() {
        listeners.forEach(this::told);
    }

    private void told(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours in whoever was told of a change", fault);
            tellFault();
        }
    }

    Runnable onFault(Runnable told) {
        faultListeners.add(told);
        return () -> faultListeners.remove(told);
    }

    /// Tells that something of ours failed which nobody waits for. The log has it already.
    void tellFault() {
        faultListeners.forEach(listener -> {
            try {
                listener.run();
            } catch (RuntimeException | Error fault) {
                LOG.error("a fault of ours could not be told", fault);
            }
        });
    }

    synchronized SavingState saving() {
        return savingState;
    }

    synchronized void keepIn(Autosave keeper) {
        autosave = Optional.of(keeper);
    }

    /// Another window may have saved the same case meanwhile: then what was saved has the work of both.
    void wasSaved(Case given, Case saved) {
        synchronized (this) {
            boolean newest = document.equals(given);
            document = newest ? saved : document.joinedWith(saved, given);
            savingState = newest ? new SavingState.Saved(clock.instant()) : new SavingState.Waiting();
        }
        tell();
    }

    void wasNotSaved(IOException why) {
        synchronized (this) {
            savingState = new SavingState.Failed(
                    Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName()));
        }
        tell();
    }

    private void save() {
        Case.Given given = document.given();
        boolean worthIt = given.noBounce()
                || !given.bounce().isBlank()
                || !given.address().isBlank();
        if (worthIt && autosave.isPresent()) {
            savingState = new SavingState.Waiting();
            autosave.get().changed(document);
        }
    }

    /// Tells nobody any more.
    void hush() {
        listeners.clear();
        faultListeners.clear();
    }

    /// Saves what is not saved yet and ends.
    void close() {
        Optional<Autosave> keeper;
        synchronized (this) {
            Case last = alongside.apply(document);
            if (!last.equals(document)) {
                document = last;
                save();
            }
            keeper = autosave;
        }
        keeper.ifPresent(Autosave::close);
    }

    /// The case with this step no longer skipped.
    static Case withoutSkip(Case c, StepId step) {
        Map<StepId, String> skipped = new HashMap<>(c.skipped());
        skipped.remove(step);
        return c.withSkipped(skipped);
    }
}
