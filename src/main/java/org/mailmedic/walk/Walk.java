package org.mailmedic.walk;

import java.util.List;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;

/// The order of questions: where a case stands, where it may go, and how the steps look. Pure functions of
/// the case.
public final class Walk {
    private static final List<StepId> ORDER = List.of(StepId.values());

    private Walk() {}

    /// The steps as the step list shows them. What was reached can be reached again.
    public static List<StepView> steps(Situation s) {
        Case c = s.document();
        return ORDER.stream()
                .map(id -> new StepView(
                        id,
                        mark(s, id),
                        id.compareTo(c.furthest()) <= 0,
                        Optional.ofNullable(c.skipped().get(id))))
                .toList();
    }

    private static StepMark mark(Situation s, StepId id) {
        Case c = s.document();
        if (id == c.step()) {
            return StepMark.CURRENT;
        }
        if (id.compareTo(c.furthest()) > 0) {
            return StepMark.TO_COME;
        }
        return c.skipped().containsKey(id) ? StepMark.SKIPPED : Steps.of(id).mark(s);
    }

    public static Readiness readiness(Situation s) {
        return Steps.of(s.document().step()).readiness(s);
    }

    public static WorkBeforeNext workBeforeNext(Situation s) {
        return Steps.of(s.document().step()).leaving(s);
    }

    public static NextStep next(Situation s) {
        return Steps.of(s.document().step()).next(s);
    }

    /// The step after this one; the last stays where it is.
    static StepId after(StepId id) {
        return ORDER.get(Math.min(ORDER.size() - 1, ORDER.indexOf(id) + 1));
    }

    /// The step before this one; the first stays where it is.
    public static StepId previous(StepId id) {
        return ORDER.get(Math.max(0, ORDER.indexOf(id) - 1));
    }
}
