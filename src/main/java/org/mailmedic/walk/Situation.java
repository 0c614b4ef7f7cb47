package org.mailmedic.walk;

import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.ProviderKind;

/// All that the order of questions depends on.
///
/// @param document the case
/// @param kind who sends the user's mail, once chosen
/// @param lookedUp whether the domain's MX was already asked who takes its mail
public record Situation(Case document, Optional<ProviderKind> kind, boolean lookedUp, Severities severities) {
    boolean isError(FindingCode code) {
        return severities.of(code) == Severity.ERROR;
    }
}
