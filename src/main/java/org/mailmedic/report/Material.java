package org.mailmedic.report;

import java.util.List;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.Diagnosis;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Checklist;

/// What a report tells of.
///
/// @param kind who sends the user's mail, once known
/// @param readings the refusals in the bounce and what they mean, the most telling first
public record Material(
        Case theCase, Optional<ProviderKind> kind, List<Reading> readings, Diagnosis diagnosis, Checklist checklist) {
    public Material {
        readings = List.copyOf(readings);
    }
}
