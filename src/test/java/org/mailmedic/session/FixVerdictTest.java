package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.QuestionsAsked;
import org.mailmedic.checkup.Readouts;
import org.mailmedic.checkup.Tally;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.blocklist.ListZone;

/// Whether an address is off the lists: only those that answered can say so, and one that the user left out did not.
class FixVerdictTest {
    private static final String ADDRESS = "192.0.2.7";
    private static final String ONE = "one.example";
    private static final String OTHER = "other.example";

    private static RecheckResult verdict(List<Finding> before, PartState now, List<Finding> seen, String... answered) {
        return new FixVerdict(Sessions.TOOLS.severities())
                .of(before(before), report(now, seen, answered), Set.of(Part.BLOCK_LISTS));
    }

    @Test
    void theListThatListedItAnswersThatItIsOff() {
        assertThat(verdict(List.of(listed(ONE)), PartState.GOOD, List.of(), ONE, OTHER))
                .isEqualTo(RecheckResult.FIXED);
    }

    @Test
    void theListThatListedItWasLeftOut() {
        assertThat(verdict(List.of(listed(ONE)), PartState.GOOD, List.of(leftOut(ONE)), OTHER))
                .isEqualTo(RecheckResult.COULD_NOT_CHECK);
    }

    /// Then the part is open as a whole: the one that the bounce names may be the one left out.
    @Test
    void theListThatTheBounceNamesWasLeftOut() {
        assertThat(verdict(List.of(), PartState.NOT_CHECKED, List.of(leftOut(ONE)), OTHER))
                .isEqualTo(RecheckResult.COULD_NOT_CHECK);
    }

    @Test
    void aListThatHadNothingToDoWithItWasLeftOut() {
        assertThat(verdict(List.of(listed(ONE)), PartState.GOOD, List.of(leftOut(OTHER)), ONE))
                .isEqualTo(RecheckResult.FIXED);
    }

    @Test
    void theListThatListedItKeepsSilent() {
        assertThat(verdict(List.of(listed(ONE)), PartState.NOT_CHECKED, List.of(unusable(ONE)), ONE, OTHER))
                .isEqualTo(RecheckResult.COULD_NOT_CHECK);
    }

    @Test
    void nobodyAnswers() {
        assertThat(verdict(List.of(), PartState.NOT_CHECKED, List.of(unusable(ONE)), ONE))
                .isEqualTo(RecheckResult.COULD_NOT_CHECK);
    }

    @Test
    void anotherListListsIt() {
        assertThat(verdict(List.of(listed(ONE)), PartState.BAD, List.of(listed(OTHER)), ONE, OTHER))
                .isEqualTo(RecheckResult.STILL_THERE);
    }

    private static Finding listed(String zone) {
        return finding(FindingCode.DNSBL_LISTED, zone);
    }

    private static Finding leftOut(String zone) {
        return finding(FindingCode.DNSBL_NOT_ASKED, zone);
    }

    private static Finding unusable(String zone) {
        return finding(FindingCode.DNSBL_UNUSABLE, zone);
    }

    private static Finding finding(FindingCode code, String zone) {
        return new Finding(code, ADDRESS, Map.of("zone", zone), "", Optional.empty(), "RFC 5782");
    }

    private static Case before(List<Finding> findings) {
        return new Case(
                "listed",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Case.Given.NOTHING,
                Optional.empty(),
                Optional.of(new Case.Audited(
                        Instant.EPOCH,
                        "brightlane.example",
                        List.of(new Case.AuditedPart(Part.BLOCK_LISTS, PartState.BAD, "", findings)),
                        0,
                        0,
                        List.of())),
                Map.of(),
                List.of(),
                StepId.FIX,
                StepId.FIX,
                Map.of());
    }

    private static AuditReport report(PartState state, List<Finding> findings, String... asked) {
        return new AuditReport(
                "brightlane.example",
                new Readouts(Stream.of(asked).map(FixVerdictTest::clean).toList()),
                Map.of(Part.BLOCK_LISTS, new AuditEvent.Finished(Part.BLOCK_LISTS, state, findings, "")),
                Optional.empty(),
                Optional.empty(),
                new QuestionsAsked(List.of(), Map.of(), new Tally(0, 0, 0, 0, 0, 0), 0),
                Duration.ZERO,
                false);
    }

    private static ListReadout clean(String zone) {
        return new ListReadout(
                new ListZone(zone, zone, false, "2.0.0.127", "1.0.0.127", Map.of()),
                ADDRESS,
                ListReadout.Verdict.NOT_LISTED,
                List.of(),
                "",
                new DnsAnswer.TimedOut(
                        new Question("7.2.0.192." + zone, RecordType.A),
                        new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)));
    }
}
