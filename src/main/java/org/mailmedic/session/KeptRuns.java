package org.mailmedic.session;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.TranscriptLine;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.smtp.ProbeStep;

/// What a case keeps of a probe and of an audit.
public final class KeptRuns {
    private KeptRuns() {}

    /// What is kept of a probe of this server.
    public static Case.Probed probed(Instant at, Case.Server server, ProbeReport report) {
        boolean brokenOff =
                report.result().fault().filter(Fault.CANCELLED::equals).isPresent();
        return new Case.Probed(
                at,
                server,
                brokenOff
                        ? report.result().steps().stream()
                                .map(KeptRuns::notFailed)
                                .toList()
                        : report.result().steps(),
                report.findings(),
                report.result().transcript().stream().map(TranscriptLine::timed).toList(),
                brokenOff);
    }

    /// The step at which the user broke off shows as failed, as the connection was closed under it.
    private static ProbeStep notFailed(ProbeStep step) {
        return step.status() == ProbeStep.Status.FAILED
                ? new ProbeStep(step.name(), ProbeStep.Status.SKIPPED, step.took(), step.reply(), "")
                : step;
    }

    /// What is kept of an audit: its parts, and those of the last audit of this domain that were not asked again.
    ///
    /// @param last the audit before it, of whatever domain
    public static Case.Audited audited(Instant at, Optional<Case.Audited> last, AuditReport report) {
        Optional<Case.Audited> before = last.filter(a -> a.domain().equals(report.domain()));
        Map<Part, Case.AuditedPart> parts = new EnumMap<>(Part.class);
        before.ifPresent(a -> a.parts().forEach(p -> parts.put(p.part(), p)));
        report.parts()
                .forEach((part, end) ->
                        parts.put(part, new Case.AuditedPart(part, end.state(), end.summary(), end.findings())));
        return new Case.Audited(
                at,
                report.domain(),
                List.copyOf(parts.values()),
                report.elapsed().toMillis(),
                report.questions(),
                answers(before, report));
    }

    /// What was answered now, and what the audit before was answered to other questions.
    private static List<DnsAnswer> answers(Optional<Case.Audited> before, AuditReport report) {
        Map<Question, DnsAnswer> answers = new LinkedHashMap<>();
        report.answers().forEach(a -> answers.put(a.question(), a));
        before.ifPresent(a -> a.answers().forEach(answer -> answers.putIfAbsent(answer.question(), answer)));
        return List.copyOf(answers.values());
    }
}
