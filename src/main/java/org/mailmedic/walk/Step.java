package org.mailmedic.walk;

import org.mailmedic.casefile.StepId;

/// One question of the walk. Knows nothing of windows.
interface Step {
    StepId id();

    /// Whether it can be left forwards.
    default Readiness readiness(Situation s) {
        return new Readiness.Ready();
    }

    /// Where it leads.
    default Route next(Situation s) {
        return new Route.To(Walk.after(id()));
    }

    /// What must be done in the background before it is left.
    default Errand leaving(Situation s) {
        return Errand.NOTHING;
    }

    /// Whether what it showed is good or bad, once it was passed.
    default Mark mark(Situation s) {
        return Mark.GOOD;
    }
}
