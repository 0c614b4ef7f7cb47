package org.mailmedic.policy.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;

/// What DMARC says of a domain.
///
/// @param domain domain of the From line
/// @param own what stands at the domain's own `_dmarc` name
/// @param walk by RFC 9989: the tree walk
/// @param list by RFC 7489: the public suffix list
/// @param visited what stands at each name that was asked, the domain's own first
/// @param misplaced records at names where nobody looks
/// @param unauthorised domains of report addresses that have not agreed to take the reports
/// @param unanswered answers that said neither yes nor no
public record DmarcReadout(
        String domain,
        Published own,
        Applied walk,
        Applied list,
        List<Published> visited,
        List<Misplaced> misplaced,
        List<String> unauthorised,
        List<DnsAnswer> unanswered) {
    public DmarcReadout {
        visited = List.copyOf(visited);
        misplaced = List.copyOf(misplaced);
        unauthorised = List.copyOf(unauthorised);
        unanswered = List.copyOf(unanswered);
    }

    /// The TXT records at one `_dmarc` name.
    ///
    /// @param name full name
    /// @param records the records that are DMARC
    /// @param others records that are none
    public record Published(String name, List<DmarcRecord> records, List<DmarcRecord> others, DnsAnswer answer) {
        public Published {
            records = List.copyOf(records);
            others = List.copyOf(others);
        }

        /// The record, if there is exactly one.
        public Optional<DmarcRecord> record() {
            return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
        }
    }

    /// What applies by one of the two ways.
    ///
    /// @param standard which of the two ways
    /// @param organisationalDomain the domain that alignment is measured by
    /// @param foundAt name of the record that applies; empty if none does
    /// @param record the record that applies
    /// @param policy what receivers shall do with this domain's failing mail: `p`, or `sp` or `np` of a domain
    ///     above
    public record Applied(
            Standard standard,
            String organisationalDomain,
            String foundAt,
            Optional<DmarcRecord> record,
            Optional<Policy> policy) {
        /// What receivers really do: one step milder in test (`t=y`), which only RFC 9989 knows, or for a
        /// share of none (`pct=0`), which only RFC 7489 knows.
        public Optional<Policy> effectivePolicy() {
            boolean mild = switch (standard) {
                case RFC9989 -> record.map(DmarcRecord::isTest).orElse(false);
                case RFC7489 -> record.map(r -> r.percent() == 0).orElse(false);
            };
            return policy.map(p -> mild ? p.milder() : p);
        }
    }

    /// The two ways of DMARC that receivers follow.
    public enum Standard {
        /// Of May 2026: the tree walk.
        RFC9989,
        /// Of 2015: the public suffix list.
        RFC7489
    }

    /// The record that applies: by RFC 9989, else by RFC 7489.
    public Optional<DmarcRecord> record() {
        return walk.record().or(list::record);
    }

    /// Whether the two ways come to different ends for this domain.
    public boolean disagree() {
        return !walk.effectivePolicy().equals(list.effectivePolicy())
                || !walk.organisationalDomain().equals(list.organisationalDomain());
    }

    /// Whether a missing record is certain: everybody who had to be asked has answered.
    public boolean isCertain() {
        return unanswered.isEmpty();
    }
}
