package org.mailmedic.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;

/// An audit read once more, from what the DNS answered then. Asks nobody: what was not answered then stays
/// unknown.
public final class ReplayedAudit {
    private final Audit.With with;

    public ReplayedAudit(Catalogue catalogue, BlockLists blockLists, Severities severities) {
        this.with = new Audit.With(Optional.empty(), catalogue, blockLists, severities);
    }

    /// What that audit read.
    ///
    /// @param answers of one question the last one counts
    public AuditReport read(List<DnsAnswer> answers, AuditRequest request) {
        Map<Question, DnsAnswer> known = new HashMap<>();
        answers.forEach(answer -> known.put(answer.question(), answer));
        return new Audit(new Then(known), _ -> Optional.empty(), with, request, _ -> {}).run();
    }

    /// The DNS as it answered then. It was no closed world: what a resolver denied is doubted again.
    private record Then(Map<Question, DnsAnswer> known) implements Dns {
        @Override
        public DnsAnswer ask(Question question) {
            return Optional.ofNullable(known.get(question)).orElseGet(() -> unknown(question));
        }

        @Override
        public boolean isClosedWorld() {
            return false;
        }
    }

    private static DnsAnswer unknown(Question question) {
        return new DnsAnswer.TimedOut(question, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO));
    }
}
