package org.mailmedic.walk;

import org.mailmedic.casefile.StepId;

/// One question of the walk. Knows nothing of windows.
interface WalkStep {
    StepId id();

    /// Whether it can be left forwards.
    default Readiness readiness(Situation s) {
        return new Readiness.Ready();
    }

    /// Where it leads.
    default NextStep next(Situation s) {
        return new NextStep.To(Walk.after(id()));
    }

    /// What must be done in the background before it is left.
    default WorkBeforeNext leaving(Situation s) {
        return WorkBeforeNext.NOTHING;
    }

    /// Whether what it showed is good or bad, once it was passed.
    default StepMark mark(Situation s) {
        return StepMark.GOOD;
    }
}
