package org.mailmedic.checkup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.Question;

/// What looking again at the source showed.
///
/// @param report what the zone's own name servers say; where they differ, what is still given out of the
///     old
/// @param oldFor for how long caches may still say something else, where they do
/// @param differing questions that the name servers of the zone answer differently: a fix that only some
///     of them know helps only some of the mail
public record RecheckedAudit(AuditReport report, Optional<Duration> oldFor, List<Question> differing) {
    public RecheckedAudit {
        differing = List.copyOf(differing);
    }
}
