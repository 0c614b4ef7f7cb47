package org.mailmedic.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.walk.NextStep;
import org.mailmedic.walk.Readiness;
import org.mailmedic.walk.Situation;
import org.mailmedic.walk.StepView;
import org.mailmedic.walk.Walk;

/// Goes from step to step, and runs what must be done before a step can be left.
final class Navigation {
    private final Knowledge knowledge;
    private final CaseHolder holder;
    private final UserInput input;
    private final CaseAdvice caseAdvice;

    Navigation(Knowledge knowledge, CaseHolder holder, UserInput input, CaseAdvice caseAdvice) {
        this.knowledge = knowledge;
        this.holder = holder;
        this.input = input;
        this.caseAdvice = caseAdvice;
    }

    List<StepView> steps() {
        return Walk.steps(situation());
    }

    Readiness readiness() {
        return Walk.readiness(situation());
    }

    Run<Boolean> next() {
        Situation now = situation();
        if (Walk.readiness(now) instanceof Readiness.Missing) {
            return BackgroundRun.done(false);
        }
        return switch (Walk.workBeforeNext(now)) {
            case NOTHING -> BackgroundRun.done(goOn());
            case RECOGNISE_PROVIDER -> BackgroundRun.start("recognise", false, this::recogniseAndGoOn);
            case AUDIT -> auditAndGoOn();
        };
    }

    private boolean recogniseAndGoOn() throws InterruptedException {
        input.recogniseNow();
        return Walk.readiness(situation()) instanceof Readiness.Ready && goOn();
    }

    private Run<Boolean> auditAndGoOn() {
        StepId before = holder.current().step();
        return BackgroundRun.after(
                caseAdvice.audit(false, Set.of(Part.values()), _ -> {}),
                report -> !report.cancelled() && holder.current().step() == before && goOn());
    }

    private boolean goOn() {
        return switch (Walk.next(situation())) {
            case NextStep.To(StepId step) -> {
                holder.change(c -> c.at(step));
                yield true;
            }
            case NextStep.Finish() -> false;
        };
    }

    void back() {
        holder.change(c -> c.at(Walk.previous(c.step())));
    }

    void jump(StepId to) {
        holder.change(c -> to.compareTo(c.furthest()) <= 0 ? c.at(to) : c);
    }

    void skip(String reasonKey) {
        holder.change(c -> {
            Map<StepId, String> skipped = new HashMap<>(c.skipped());
            skipped.put(c.step(), reasonKey);
            return c.withSkipped(skipped);
        });
        goOn();
    }

    private Situation situation() {
        return new Situation(holder.current(), input.kind(), input.hasLooked(), knowledge.severities());
    }
}
