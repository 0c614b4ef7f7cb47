package org.mailmedic.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.session.TriedRecords;
import org.mailmedic.text.Texts;

/// Findings, as JSON and as text. Of the records that they would have published only those are shown that were tried
/// and passed.
final class FindingOutput {
    private final Texts texts;
    private final Severities severities;
    private final Excerpt excerpt;

    FindingOutput(ConsoleKnowledge knowledge) {
        this.texts = knowledge.texts();
        this.severities = knowledge.severities();
        this.excerpt = new Excerpt(texts);
    }

    boolean anyError(List<Finding> findings) {
        return findings.stream().anyMatch(f -> severities.of(f.code()) == Severity.ERROR);
    }

    void write(Json json, List<Finding> findings, TriedRecords tried) {
        new JsonElements(texts, severities).findings(json, tried.tested(findings));
    }

    void print(TextPage page, List<Finding> findings, TriedRecords tried) {
        for (Finding finding : worstFirst(tried.tested(findings))) {
            page.gap()
                    .paragraph(texts.get(
                            "console.finding",
                            Map.of(
                                    "severity",
                                    texts.get("report.severity."
                                            + severities.of(finding.code()).name()),
                                    "title",
                                    words(finding, "title"),
                                    "subject",
                                    finding.subject())))
                    .detail(words(finding, "why"))
                    .detail(words(finding, "fix"));
            if (!finding.evidence().isBlank()) {
                page.verbatim(excerpt.of(finding.evidence()));
            }
            finding.replacement()
                    .ifPresent(r -> page.detail(texts.get("report.publish"))
                            .verbatim(r.name() + "  " + r.type() + "\n" + r.value()));
        }
    }

    private String words(Finding finding, String part) {
        return excerpt.of(texts.get("finding." + finding.code().code() + "." + part, finding.words()));
    }

    private List<Finding> worstFirst(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                        .reversed())
                .toList();
    }
}
