package org.mailmedic.walk;

import java.util.List;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.smtp.ProbeStep;

/// The seven steps, in the order in which they are asked.
final class Steps {
    private static final List<WalkStep> ALL = List.of(
            new WhatHappened(),
            new WhoSends(),
            new SignIn(),
            new Dns(),
            new Plain(StepId.ANSWER),
            new Plain(StepId.FIX),
            new Prove());

    private Steps() {}

    static WalkStep of(StepId id) {
        return ALL.stream().filter(walkStep -> walkStep.id() == id).findFirst().orElseThrow();
    }

    private record WhatHappened() implements WalkStep {
        @Override
        public StepId id() {
            return StepId.WHAT_HAPPENED;
        }

        @Override
        public Readiness readiness(Situation s) {
            return s.document().given().noBounce()
                            || !s.document().given().bounce().isBlank()
                    ? new Readiness.Ready()
                    : new Readiness.Missing("walk.missing.bounce", Readiness.Field.BOUNCE);
        }
    }

    private record WhoSends() implements WalkStep {
        @Override
        public StepId id() {
            return StepId.WHO_SENDS;
        }

        @Override
        public Readiness readiness(Situation s) {
            if (MailAddress.parse(s.document().given().address()).isEmpty()) {
                return new Readiness.Missing("walk.missing.address", Readiness.Field.ADDRESS);
            }
            return s.kind().isPresent() || leaving(s) == WorkBeforeNext.RECOGNISE_PROVIDER
                    ? new Readiness.Ready()
                    : new Readiness.Missing("walk.missing.provider", Readiness.Field.PROVIDER);
        }

        /// With an address but no provider yet, one look at the MX usually tells.
        @Override
        public WorkBeforeNext leaving(Situation s) {
            return s.kind().isEmpty() && !s.lookedUp() ? WorkBeforeNext.RECOGNISE_PROVIDER : WorkBeforeNext.NOTHING;
        }
    }

    private record SignIn() implements WalkStep {
        @Override
        public StepId id() {
            return StepId.SIGN_IN;
        }

        /// The test is offered, never demanded: people without their password at hand go on without it.
        @Override
        public Readiness readiness(Situation s) {
            return s.document().probe().isPresent() || s.document().skipped().containsKey(id())
                    ? new Readiness.Ready()
                    : new Readiness.Missing("walk.missing.test", Readiness.Field.TEST);
        }

        @Override
        public StepMark mark(Situation s) {
            return s.document()
                    .probe()
                    .filter(p -> p.steps().stream().anyMatch(r -> r.status() == ProbeStep.Status.FAILED))
                    .map(_ -> StepMark.PROBLEM)
                    .orElse(StepMark.GOOD);
        }
    }

    private record Dns() implements WalkStep {
        @Override
        public StepId id() {
            return StepId.DNS;
        }

        /// The answer rests on the audit, so it is made up for if it was left out or is of another domain.
        @Override
        public WorkBeforeNext leaving(Situation s) {
            return MailAddress.parse(s.document().given().address())
                    .filter(address -> s.document()
                            .audit()
                            .filter(a -> a.domain().equals(address.domain()))
                            .isEmpty())
                    .map(_ -> WorkBeforeNext.AUDIT)
                    .orElse(WorkBeforeNext.NOTHING);
        }

        @Override
        public StepMark mark(Situation s) {
            return s.document().audit().map(a -> mark(s, a)).orElse(StepMark.GOOD);
        }

        /// Silence says nothing of the domain.
        private static StepMark mark(Situation s, Case.Audited audited) {
            if (audited.findings().stream().anyMatch(f -> !f.code().isSilence() && s.isError(f.code()))) {
                return StepMark.PROBLEM;
            }
            boolean nothingKnown = !audited.parts().isEmpty()
                    && audited.parts().stream().noneMatch(p -> p.state().isAnswered());
            return nothingKnown ? StepMark.UNKNOWN : StepMark.GOOD;
        }
    }

    private record Prove() implements WalkStep {
        @Override
        public StepId id() {
            return StepId.PROVE;
        }

        @Override
        public NextStep next(Situation s) {
            return new NextStep.Finish();
        }

        @Override
        public StepMark mark(Situation s) {
            var sent = s.document().sent();
            return sent.isEmpty() || sent.getLast().accepted() ? StepMark.GOOD : StepMark.PROBLEM;
        }
    }

    /// A step that asks nothing.
    private record Plain(StepId id) implements WalkStep {}
}
