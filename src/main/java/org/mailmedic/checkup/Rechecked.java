package org.mailmedic.checkup;

import java.time.Duration;
import java.util.Optional;

/// What looking again at the source showed.
///
/// @param report what the zone's own name servers say
/// @param oldFor for how long caches may still say something else, where they do
public record Rechecked(AuditReport report, Optional<Duration> oldFor) {}
