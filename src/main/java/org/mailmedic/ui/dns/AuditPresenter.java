package org.mailmedic.ui.dns;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.text.Texts;

/// Puts the parts of an audit in words.
final class AuditPresenter {
    private final Texts texts;
    private final Severities severities;

    AuditPresenter(Texts texts, Severities severities) {
        this.texts = texts;
        this.severities = severities;
    }

    /// A part that has just ended.
    ///
    /// @param fixes whether the reader can change anything: a freemail user sees facts only
    PartView tell(AuditEvent.Finished end, boolean fixes) {
        return tell(end.part(), state(end.state()), end.summary(), end.findings(), fixes);
    }

    /// A part as a case keeps it.
    PartView tell(Case.AuditedPart part, boolean fixes) {
        return tell(part.part(), state(part.state()), part.summary(), part.findings(), fixes);
    }

    private PartView tell(Part part, PartView.State state, String summary, List<Finding> findings, boolean fixes) {
        return new PartView(
                part,
                state,
                summary,
                findings.stream()
                        .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                                .reversed())
                        .map(f -> tell(f, fixes))
                        .toList());
    }

    private PartView.FindingView tell(Finding finding, boolean fixes) {
        String key = "finding." + finding.code().code();
        Map<String, String> words = finding.words();
        return new PartView.FindingView(
                finding.code(),
                severities.of(finding.code()),
                texts.get(key + ".title", words),
                texts.get(key + ".why", words),
                fixes ? texts.get(key + ".fix", words) : "",
                finding.evidence(),
                finding.source(),
                fixes ? finding.replacement() : Optional.empty());
    }

    private static PartView.State state(PartState state) {
        return switch (state) {
            case GOOD -> PartView.State.GOOD;
            case WARNING -> PartView.State.WARNING;
            case BAD -> PartView.State.BAD;
            case NOT_CHECKED -> PartView.State.NOT_CHECKED;
            case SKIPPED -> PartView.State.SKIPPED;
        };
    }
}
