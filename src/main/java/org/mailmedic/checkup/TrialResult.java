package org.mailmedic.checkup;

import java.util.List;
import java.util.OptionalInt;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.policy.spf.SpfResult;

/// What a record would do if it were published as prescribed.
///
/// @param change the change, with what a second look at the new record added to it
/// @param left what would still be wrong with the record itself, worst first; remarks are left out
/// @param lookups how many of the ten look-ups an SPF record would cost; nothing for another record
/// @param senders what receivers would say of each sender that we know, before and after
/// @param certain whether everything that had to be known was answered
public record TrialResult(
        RecordChange change, List<Finding> left, OptionalInt lookups, List<Sender> senders, boolean certain) {
    public TrialResult {
        left = List.copyOf(left);
        senders = List.copyOf(senders);
    }

    /// One who sends for the domain.
    ///
    /// @param who an address, or a network of which one address was tried
    /// @param ofTheBounce whether the bounce names it
    public record Sender(String who, boolean ofTheBounce, SpfResult before, SpfResult after) {
        /// Whether it passes today and would not any more.
        public boolean isLost() {
            return before == SpfResult.PASS && after != SpfResult.PASS;
        }
    }

    /// Whether nothing speaks against publishing it.
    public boolean isGood() {
        return certain && left.isEmpty() && senders.stream().noneMatch(Sender::isLost);
    }
}
