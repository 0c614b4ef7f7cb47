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
record Examined(
        Facts facts,
        Optional<ProbeReport> probe,
        Optional<AuditReport> audit,
        Diagnosis diagnosis,
        Checklist checklist) {
    /// Joins the bounce, the probe and the audit, as far as there are any.
    static Examined of(
            Shelf shelf,
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
                audit.map(Examined::checked).orElse(Set.of()),
                audit.flatMap(AuditReport::zone),
                audit.map(AuditReport::measured).orElse(Measured.NOTHING));
        Diagnosis diagnosis = shelf.diagnostician().diagnose(facts);
        return new Examined(facts, probe, audit, diagnosis, shelf.remedies().checklist(diagnosis, facts));
    }

    /// The same with another checklist.
    Examined with(Checklist other) {
        return new Examined(facts, probe, audit, diagnosis, other);
    }

    /// The parts in which the audit got answers.
    private static Set<Part> checked(AuditReport report) {
        return report.parts().values().stream()
                .filter(end -> end.state().isAnswered())
                .map(AuditEvent.Finished::part)
                .collect(Collectors.toSet());
    }

    /// The answer and what to do, as JSON.
    void write(Json json, Shelf shelf) {
        List<RankedCause> causes = Stream.concat(diagnosis.causes().stream(), diagnosis.ruledOut().stream())
                .toList();
        json.put("answer", shelf.wording().answer(diagnosis.best(), facts))
                .array("causes", causes, JsonElements::cause)
                .array("checklist", checklist.now(), JsonElements::item)
                .array("later", checklist.later(), JsonElements::item);
    }

    /// The answer and what to do, as text.
    void print(Sheet sheet, Shelf shelf) {
        sheet.heading(shelf.texts().get("report.answer"))
                .paragraph(shelf.wording().answer(diagnosis.best(), facts))
                .paragraph(shelf.wording().confidence(diagnosis.best()));
        diagnosis.best().evidence().forEach(e -> sheet.bullet(shelf.wording().evidence(e)));
        sheet.gap().heading(shelf.texts().get("report.todo"));
        for (FixItem item : checklist.now()) {
            sheet.paragraph(item.title());
            int number = 1;
            for (var step : item.steps()) {
                sheet.numbered(
                        number++, step.text() + step.link().map(l -> " " + l).orElse(""));
            }
            item.record()
                    .ifPresent(r -> sheet.detail(shelf.texts().get("report.publish"))
                            .verbatim(r.name() + "  " + r.type() + "\n" + r.value()));
            sheet.gap();
        }
    }
}
