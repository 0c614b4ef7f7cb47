package org.mailmedic.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.HealthWording;
import org.mailmedic.remedy.OriginWords;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.session.Outcome;

/// The answer and what to do, as JSON and as text; with records that were tried, and no others.
final class OutcomeOutput {
    private final ConsoleKnowledge knowledge;

    OutcomeOutput(ConsoleKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    void write(Json json, Outcome outcome) {
        List<RankedCause> causes = Stream.concat(
                        outcome.diagnosis().causes().stream(), outcome.diagnosis().ruledOut().stream())
                .toList();
        json.put("answer", knowledge.wording().answer(outcome.diagnosis().best(), outcome.facts()))
                .array("causes", causes, JsonElements::cause)
                .array("notYours", outcome.diagnosis().notYours(), JsonElements::setAside)
                .array("notChecked", outcome.diagnosis().notChecked(), JsonElements::setAside)
                .object("sentFrom", outcome.facts().origin(), JsonElements::sentFrom)
                .array("checklist", outcome.testedChecklist().now(), JsonElements::item)
                .array("later", outcome.testedChecklist().later(), JsonElements::item);
    }

    void writeHealth(Json json, Outcome outcome) {
        json.object("health", outcome.health(), new JsonElements(knowledge.texts(), knowledge.severities())::health);
    }

    /// The set-up, part by part, with the rules that are broken.
    private void print(TextPage page, Health health) {
        var words = new HealthWording(knowledge.texts());
        page.heading(knowledge.texts().get("health.title")).paragraph(words.headline(health));
        for (Health.Row row : health.rows()) {
            page.bullet(words.light(row.part()) + ": " + words.detail(row));
            words.states(row).forEach(page::detail);
        }
        List<String> broken = words.broken(health);
        if (!broken.isEmpty()) {
            page.paragraph(knowledge.texts().get("health.rules"));
            broken.forEach(page::bullet);
        }
        page.gap();
    }

    void print(TextPage page, Outcome outcome) {
        outcome.health().filter(Health::leads).ifPresent(health -> print(page, health));
        printAnswer(page, outcome);
        outcome.health().filter(health -> !health.leads()).ifPresent(health -> print(page, health));
    }

    private void printAnswer(TextPage page, Outcome outcome) {
        RankedCause best = outcome.diagnosis().best();
        page.heading(knowledge.texts().get("report.answer"))
                .paragraph(knowledge.wording().answer(best, outcome.facts()))
                .paragraph(knowledge.wording().confidence(best));
        best.evidence().forEach(e -> page.bullet(knowledge.wording().evidence(e)));
        outcome.facts().origin().ifPresent(origin -> sentFrom(page, origin, outcome));
        list(page, "report.ruled_out", outcome.diagnosis().ruledOut().stream().map(RankedCause::cause));
        list(page, "report.not_yours", outcome.diagnosis().notYours().stream().map(SetAside::cause));
        list(
                page,
                "report.not_checked",
                outcome.diagnosis().notChecked().stream().map(SetAside::cause));
        page.gap().heading(knowledge.texts().get("report.todo"));
        for (FixItem item : outcome.testedChecklist().now()) {
            page.paragraph(item.title());
            int number = 1;
            for (var step : item.steps()) {
                page.numbered(
                        number++, step.text() + step.link().map(l -> " " + l).orElse(""));
            }
            if (!item.isChecked()) {
                page.detail(knowledge.texts().get("guide.unchecked"));
            }
            item.record()
                    .ifPresent(r -> page.detail(knowledge.texts().get("report.publish"))
                            .verbatim(r.name() + "  " + r.type() + "\n" + r.value()));
            page.gap();
        }
    }

    private void sentFrom(TextPage page, AddressOrigin origin, Outcome outcome) {
        OriginWords words = new OriginWords(knowledge.texts());
        page.gap().paragraph(words.told(origin).orElseGet(() -> words.question(origin)));
        words.found(origin).forEach(page::bullet);
        page.paragraph(words.then(origin, outcome.facts()));
        words.caution(origin).ifPresent(page::detail);
    }

    private void list(TextPage page, String heading, Stream<Cause> causes) {
        String nouns = causes.map(knowledge.wording()::noun).collect(Collectors.joining(", "));
        if (!nouns.isEmpty()) {
            page.paragraph(knowledge.texts().get(heading) + " " + nouns);
        }
    }
}
