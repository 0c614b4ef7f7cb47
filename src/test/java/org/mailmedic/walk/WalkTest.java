package org.mailmedic.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.smtp.ProbeStep;

class WalkTest {
    private static final Severities SEVERITIES = Severities.load();
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Case EMPTY = new Case(
            "1",
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Case.Given.NOTHING,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            StepId.WHAT_HAPPENED,
            StepId.WHAT_HAPPENED,
            Map.of());
    private static final Case BOUNCED = EMPTY.withGiven(EMPTY.given().withBounce("550 5.7.1 Relaying denied"));

    @Test
    void theFirstStepWantsABounceOrTheWordThatThereIsNone() {
        assertThat(Walk.readiness(at(EMPTY)))
                .isEqualTo(new Readiness.Missing("walk.missing.bounce", Readiness.Field.BOUNCE));
        assertThat(Walk.readiness(at(BOUNCED))).isEqualTo(new Readiness.Ready());
        assertThat(Walk.readiness(at(EMPTY.withGiven(EMPTY.given().withoutBounce()))))
                .isEqualTo(new Readiness.Ready());
    }

    @Test
    void theSecondStepWantsAnAddressThenAProvider() {
        Case c = BOUNCED.at(StepId.WHO_SENDS);
        assertThat(Walk.readiness(at(c)))
                .isEqualTo(new Readiness.Missing("walk.missing.address", Readiness.Field.ADDRESS));

        Case addressed = c.withGiven(c.given().withAddress("anna@brightlane.example"));
        assertThat(Walk.workBeforeNext(at(addressed)))
                .as("the MX may tell")
                .isEqualTo(WorkBeforeNext.RECOGNISE_PROVIDER);
        assertThat(Walk.readiness(at(addressed))).isEqualTo(new Readiness.Ready());

        var lookedUp = new Situation(addressed, Optional.empty(), true, SEVERITIES);
        assertThat(Walk.readiness(lookedUp))
                .isEqualTo(new Readiness.Missing("walk.missing.provider", Readiness.Field.PROVIDER));

        var chosen = new Situation(addressed, CATALOGUE.byId("workspace"), false, SEVERITIES);
        assertThat(Walk.readiness(chosen)).isEqualTo(new Readiness.Ready());
        assertThat(Walk.workBeforeNext(chosen)).isEqualTo(WorkBeforeNext.NOTHING);
    }

    @Test
    void theSignInMayBeTestedOrSkippedButNotForgotten() {
        Case c = BOUNCED.at(StepId.SIGN_IN);
        assertThat(Walk.readiness(at(c))).isEqualTo(new Readiness.Missing("walk.missing.test", Readiness.Field.TEST));
        assertThat(Walk.readiness(at(c.withSkipped(Map.of(StepId.SIGN_IN, "walk.skip.sign_in")))))
                .isEqualTo(new Readiness.Ready());
        assertThat(Walk.readiness(at(c.withProbe(probed(ProbeStep.Status.FAILED)))))
                .isEqualTo(new Readiness.Ready());
    }

    @Test
    void theAnswerRestsOnAnAuditOfThisDomain() {
        Case c = BOUNCED.at(StepId.DNS).withGiven(BOUNCED.given().withAddress("anna@brightlane.example"));
        assertThat(Walk.workBeforeNext(at(c))).isEqualTo(WorkBeforeNext.AUDIT);
        assertThat(Walk.workBeforeNext(at(c.withAudit(audited("other.example")))))
                .isEqualTo(WorkBeforeNext.AUDIT);
        assertThat(Walk.workBeforeNext(at(c.withAudit(audited("brightlane.example")))))
                .isEqualTo(WorkBeforeNext.NOTHING);
    }

    @Test
    void stepsLeadOnToTheProofAndEndThere() {
        Case c = BOUNCED;
        for (StepId expected : StepId.values()) {
            assertThat(c.step()).isEqualTo(expected);
            if (Walk.next(at(c)) instanceof NextStep.To(StepId next)) {
                c = c.at(next);
            }
        }
        assertThat(Walk.next(at(c))).isEqualTo(new NextStep.Finish());
    }

    @Test
    void theListShowsWhatIsGoodBadSkippedAndToCome() {
        Case c = BOUNCED.withProbe(probed(ProbeStep.Status.FAILED))
                .withSkipped(Map.of(StepId.WHO_SENDS, "walk.skip.freemail"))
                .at(StepId.DNS);
        assertThat(Walk.steps(at(c)))
                .extracting(StepView::stepMark)
                .containsExactly(
                        StepMark.GOOD,
                        StepMark.SKIPPED,
                        StepMark.PROBLEM,
                        StepMark.CURRENT,
                        StepMark.TO_COME,
                        StepMark.TO_COME,
                        StepMark.TO_COME);
        assertThat(Walk.steps(at(c)))
                .extracting(StepView::reachable)
                .containsExactly(true, true, true, true, false, false, false);
    }

    @Test
    void goingBackKeepsWhatWasReached() {
        Case back = BOUNCED.at(StepId.DNS).at(StepId.WHO_SENDS);
        assertThat(Walk.steps(at(back)))
                .filteredOn(StepView::reachable)
                .extracting(StepView::id)
                .contains(StepId.DNS);
        assertThat(Walk.previous(StepId.WHAT_HAPPENED)).isEqualTo(StepId.WHAT_HAPPENED);
    }

    private static Situation at(Case c) {
        return new Situation(c, Optional.empty(), false, SEVERITIES);
    }

    private static Case.Probed probed(ProbeStep.Status status) {
        return new Case.Probed(
                Instant.EPOCH,
                new Case.Server("smtp.example", 587, Security.STARTTLS, ""),
                List.of(new ProbeStep(ProbeStep.Name.AUTH, status, Duration.ZERO, Optional.empty(), "")),
                List.of(),
                List.of());
    }

    private static Case.Audited audited(String domain) {
        var finding = new Finding(FindingCode.SPF_MISSING, domain, Map.of(), "", Optional.empty(), "RFC 7208 4.5");
        return new Case.Audited(
                Instant.EPOCH,
                domain,
                List.of(new Case.AuditedPart(Part.SPF, PartState.BAD, "", List.of(finding))),
                1,
                1,
                List.of());
    }
}
