package org.mailmedic.session;

import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.text.Texts;

/// What is known and what to do about it, in one language, for whoever reads it away from this computer.
///
/// @param checklist without records that were not tried, or did not pass
public record TranslatedAdvice(Texts texts, Facts facts, Diagnosis diagnosis, Checklist checklist) {}
