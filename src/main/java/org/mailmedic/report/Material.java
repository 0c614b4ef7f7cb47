package org.mailmedic.report;

import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.remedy.Checklist;

/// What a report tells of.
///
/// @param facts all that the diagnosis rests on
public record Material(Case theCase, Facts facts, Diagnosis diagnosis, Checklist checklist) {}
