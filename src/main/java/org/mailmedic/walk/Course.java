package org.mailmedic.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.Part;

/// Goes from step to step, and runs what must be done before a step can be left.
final class Course {
    private final Tools tools;
    private final Keeping keeping;
    private final Intake intake;
    private final Mending mending;

    Course(Tools tools, Keeping keeping, Intake intake, Mending mending) {
        this.tools = tools;
        this.keeping = keeping;
        this.intake = intake;
        this.mending = mending;
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
        return switch (Walk.errand(now)) {
            case NOTHING -> BackgroundRun.done(goOn());
            case RECOGNISE_PROVIDER -> BackgroundRun.start("recognise", false, this::recogniseAndGoOn);
            case AUDIT -> auditAndGoOn();
        };
    }

    private boolean recogniseAndGoOn() throws InterruptedException {
        intake.recogniseNow();
        return Walk.readiness(situation()) instanceof Readiness.Ready && goOn();
    }

    private Run<Boolean> auditAndGoOn() {
        StepId before = keeping.current().step();
        return BackgroundRun.after(
                mending.audit(false, Set.of(Part.values()), _ -> {}),
                report -> !report.cancelled() && keeping.current().step() == before && goOn());
    }

    private boolean goOn() {
        return switch (Walk.next(situation())) {
            case Route.To(StepId step) -> {
                keeping.change(c -> c.at(step));
                yield true;
            }
            case Route.Finish() -> false;
        };
    }

    void back() {
        keeping.change(c -> c.at(Walk.previous(c.step())));
    }

    void jump(StepId to) {
        keeping.change(c -> to.compareTo(c.furthest()) <= 0 ? c.at(to) : c);
    }

    void skip(String reasonKey) {
        keeping.change(c -> {
            Map<StepId, String> skipped = new HashMap<>(c.skipped());
            skipped.put(c.step(), reasonKey);
            return c.withSkipped(skipped);
        });
        goOn();
    }

    private Situation situation() {
        return new Situation(keeping.current(), intake.kind(), intake.hasLooked(), tools.severities());
    }
}
