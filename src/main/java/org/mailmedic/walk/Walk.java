package org.mailmedic.walk;

import java.util.List;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;

/// The order of questions: where a case stands, where it may go, and how the steps look. Pure functions of
/// the case.
final class Walk {
    private static final List<StepId> ORDER = List.of(StepId.values());

    private Walk() {}

    /// The steps as the step list shows them. What was reached can be reached again.
    static List<StepView> steps(Situation s) {
        Case c = s.document();
        return ORDER.stream()
                .map(id -> new StepView(
                        id,
                        mark(s, id),
                        id.compareTo(c.furthest()) <= 0,
                        Optional.ofNullable(c.skipped().get(id))))
                .toList();
    }

    private static Mark mark(Situation s, StepId id) {
        Case c = s.document();
        if (id == c.step()) {
            return Mark.CURRENT;
        }
        if (id.compareTo(c.furthest()) > 0) {
            return Mark.TO_COME;
        }
        return c.skipped().containsKey(id) ? Mark.SKIPPED : Steps.of(id).mark(s);
    }

    static Readiness readiness(Situation s) {
        return Steps.of(s.document().step()).readiness(s);
    }

    static Errand errand(Situation s) {
        return Steps.of(s.document().step()).leaving(s);
    }

    static Route next(Situation s) {
        return Steps.of(s.document().step()).next(s);
    }

    /// The step after this one; the last stays where it is.
    static StepId after(StepId id) {
        return ORDER.get(Math.min(ORDER.size() - 1, ORDER.indexOf(id) + 1));
    }

    /// The step before this one; the first stays where it is.
    static StepId previous(StepId id) {
        return ORDER.get(Math.max(0, ORDER.indexOf(id) - 1));
    }
}
