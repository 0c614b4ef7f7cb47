package org.mailmedic.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailmedic.checkup.Run;

/// The runs of a case that are under way: they end with it.
final class OpenRuns {
    private final Set<Run<?>> open = new HashSet<>();
    private boolean closed;

    /// Keeps a run until it has ended. One that begins after the case was closed is cancelled at once.
    <T> Run<T> keep(Run<T> run) {
        synchronized (this) {
            if (!closed) {
                open.add(run);
            }
        }
        if (isClosed()) {
            run.cancel();
        }
        run.result().whenComplete((_, _) -> forget(run));
        return run;
    }

    private synchronized void forget(Run<?> run) {
        open.remove(run);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Cancels all. Does not wait until they have ended.
    void close() {
        List<Run<?>> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(open);
        }
        left.forEach(Run::cancel);
    }
}
