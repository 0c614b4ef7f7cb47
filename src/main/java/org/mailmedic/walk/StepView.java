package org.mailmedic.walk;

import java.util.Optional;
import org.mailmedic.casefile.StepId;

/// A step as the step list shows it.
///
/// @param reachable whether one can jump there now
/// @param noteKey key of the reason why it was skipped, if it was
public record StepView(StepId id, StepMark stepMark, boolean reachable, Optional<String> noteKey) {}
