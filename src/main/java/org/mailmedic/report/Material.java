package org.mailmedic.report;

import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.remedy.Checklist;

/// What a report tells of.
///
/// @param facts all that the diagnosis rests on
/// @param health how the set-up stands; nothing where something came back
public record Material(Case theCase, Facts facts, Diagnosis diagnosis, Optional<Health> health, Checklist checklist) {}
