package org.mailmedic.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.smtp.ProbeStep;

/// All that was found out about one mail, joined to an answer.
record DiagnosisResult(
        Facts facts,
        Optional<ProbeReport> probe,
        Optional<AuditReport> audit,
        Diagnosis diagnosis,
        Checklist checklist) {
    /// Joins the bounce, the probe and the audit, as far as there are any.
    static DiagnosisResult of(
            ConsoleKnowledge consoleKnowledge,
            List<Reading> readings,
            Optional<ProviderKind> kind,
            String address,
            Optional<ProbeReport> probe,
            Optional<AuditReport> audit) {
        Facts facts = new Facts(
                readings,
                kind,
                address,
                probe.map(ProbeReport::findings).orElse(List.of()),
                probe.isPresent(),
                probe.map(p -> p.result().reached(ProbeStep.Name.AUTH)).orElse(false),
                audit.map(AuditReport::findings).orElse(List.of()),
                audit.map(DiagnosisResult::checked).orElse(Set.of()),
                audit.flatMap(AuditReport::zone),
                audit.map(AuditReport::measured).orElse(Measured.NOTHING));
        Diagnosis diagnosis = consoleKnowledge.diagnostician().diagnose(facts);
        return new DiagnosisResult(
                facts, probe, audit, diagnosis, consoleKnowledge.remedies().checklist(diagnosis, facts));
    }

    /// The same with another checklist.
    DiagnosisResult with(Checklist other) {
        return new DiagnosisResult(facts, probe, audit, diagnosis, other);
    }

    /// The parts in which the audit got answers.
    private static Set<Part> checked(AuditReport report) {
        return report.parts().values().stream()
                .filter(end -> end.state().isAnswered())
                .map(AuditEvent.Finished::part)
                .collect(Collectors.toSet());
    }

    /// The answer and what to do, as JSON.
    void write(Json json, ConsoleKnowledge consoleKnowledge) {
        List<RankedCause> causes = Stream.concat(diagnosis.causes().stream(), diagnosis.ruledOut().stream())
                .toList();
        json.put("answer", consoleKnowledge.wording().answer(diagnosis.best(), facts))
                .array("causes", causes, JsonElements::cause)
                .array("checklist", checklist.now(), JsonElements::item)
                .array("later", checklist.later(), JsonElements::item);
    }

    /// The answer and what to do, as text.
    void print(TextPage page, ConsoleKnowledge consoleKnowledge) {
        page.heading(consoleKnowledge.texts().get("report.answer"))
                .paragraph(consoleKnowledge.wording().answer(diagnosis.best(), facts))
                .paragraph(consoleKnowledge.wording().confidence(diagnosis.best()));
        diagnosis
                .best()
                .evidence()
                .forEach(e -> page.bullet(consoleKnowledge.wording().evidence(e)));
        page.gap().heading(consoleKnowledge.texts().get("report.todo"));
        for (FixItem item : checklist.now()) {
            page.paragraph(item.title());
            int number = 1;
            for (var step : item.steps()) {
                page.numbered(
                        number++, step.text() + step.link().map(l -> " " + l).orElse(""));
            }
            item.record()
                    .ifPresent(r -> page.detail(consoleKnowledge.texts().get("report.publish"))
                            .verbatim(r.name() + "  " + r.type() + "\n" + r.value()));
            page.gap();
        }
    }
}
