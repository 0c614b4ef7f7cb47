package org.mailmedic.diagnosis.forecast;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.MailRoute;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;

/// Whether mail from this address, sent this way, would be taken by the large receivers, as far as that can
/// be told from what was measured. What a receiver thinks of the sender, and what stands in a message,
/// cannot.
///
/// @param spf whether SPF passes for the servers that send
/// @param spfCounts whether that counts for the domain in From
/// @param dkim whether a signature of the domain can be expected
/// @param treeWalk DMARC by RFC 9989
/// @param suffixList DMARC by RFC 7489
/// @param domainMissing whether the DNS says that the sender's domain does not exist: nobody takes mail from there
///     (RFC 5321 2.3.5 wants names that resolve), whatever else is in order
/// @param rows the receivers
public record Forecast(
        RequirementStatus spf,
        RequirementStatus spfCounts,
        RequirementStatus dkim,
        Dmarc treeWalk,
        Dmarc suffixList,
        boolean domainMissing,
        List<Row> rows) {
    public Forecast {
        rows = List.copyOf(rows);
    }

    /// What DMARC comes to by one of the two ways to find the record.
    ///
    /// @param record whether there is a record
    /// @param policy what it asks of receivers; nothing without a record
    /// @param passes whether the mail passes
    public record Dmarc(RequirementStatus record, Optional<Policy> policy, RequirementStatus passes) {}

    /// One receiver.
    ///
    /// @param few for a sender of little mail
    /// @param many for a bulk sender
    public record Row(Receiver receiver, Cell few, Cell many) {}

    /// What a receiver would do with a sender.
    ///
    /// @param judged each rule that holds for such a sender, and how it looks
    public record Cell(Verdict verdict, List<Judged> judged) {
        public Cell {
            judged = List.copyOf(judged);
        }

        /// The rules that decided: the broken ones, else those that are open.
        public List<Judged> decisive() {
            List<Judged> broken = judged.stream()
                    .filter(j -> j.requirementStatus() == RequirementStatus.BROKEN)
                    .toList();
            return broken.isEmpty()
                    ? judged.stream()
                            .filter(j -> j.requirementStatus() == RequirementStatus.OPEN)
                            .toList()
                    : broken;
        }
    }

    /// A rule and how it looks from here.
    public record Judged(Receiver.Rule rule, RequirementStatus requirementStatus) {}

    /// What a receiver would do.
    public enum Verdict {
        /// Nothing that can be seen stands against it.
        TAKES,
        REFUSES,
        JUNKS,
        /// Too little is known.
        OPEN
    }

    /// The forecast for this case.
    public static Forecast of(Facts facts, Catalogue catalogue, Receivers receivers) {
        return new Forecaster(facts, MailRoute.of(facts, catalogue)).forecast(receivers);
    }

    /// Whether anything was measured that it could rest on.
    public boolean isWorthShowing() {
        return domainMissing
                || spf != RequirementStatus.OPEN
                || dkim != RequirementStatus.OPEN
                || treeWalk.record() != RequirementStatus.OPEN;
    }
}
