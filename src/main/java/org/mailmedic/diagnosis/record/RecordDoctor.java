package org.mailmedic.diagnosis.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.policy.spf.SpfReadout;

/// Mends the records that are published, by the smallest edits that do it.
///
/// There is never a second SPF record; an end is never made stricter than the one that is there, but for
/// one that lets everybody send; includes are never written out as addresses; and DMARC begins with
/// `p=none`. Pure: whether the new text works is tried afterwards, before anybody publishes it.
public final class RecordDoctor {
    private RecordDoctor() {}

    /// A change for each record that needs one and can be mended without guessing. Nothing for a
    /// record that could not be read: who has not seen it cannot mend it.
    ///
    /// @param allowed who shall be able to send
    /// @param address the sender's address, which reports may go to; empty if none is known
    public static List<RecordChange> changes(Measured measured, AllowedSenders allowed, String address) {
        List<RecordChange> all = new ArrayList<>();
        measured.spf().flatMap(live -> SpfDoctor.mend(live, allowed)).ifPresent(all::add);
        measured.dmarc().flatMap(live -> DmarcDoctor.mend(live, address)).ifPresent(all::add);
        measured.dkim().ifPresent(live -> all.addAll(DkimDoctor.mend(live)));
        return all.stream().filter(p -> PublishingRules.allow(p.record())).toList();
    }

    /// The change after a second look: the new record has been read to its end, and what is still
    /// wrong with it is mended too.
    ///
    /// @param then what SPF would be with the record published
    public static Optional<RecordChange> lookAgain(RecordChange change, SpfReadout then, AllowedSenders allowed) {
        return SpfDoctor.mend(then, allowed)
                .filter(next -> PublishingRules.allow(next.record()))
                .map(next -> joined(change, next.record(), next.edits()));
    }

    /// The change with one term of its record exchanged for others, or for none; nothing if that record must
    /// not be published.
    public static Optional<RecordChange> exchanged(
            RecordChange change, String term, List<String> others, RecordChange.Kind why) {
        String text = change.record().value();
        String shorter = SpfRepair.without(text, term);
        for (String other : others) {
            shorter = SpfRepair.with(shorter, other);
        }
        var record = new RecordToPublish(change.record().name(), change.record().type(), shorter);
        return Optional.of(record)
                .filter(PublishingRules::allow)
                .map(allowed -> joined(change, allowed, List.of(new RecordChange.Edit(why, term))));
    }

    private static RecordChange joined(RecordChange first, RecordToPublish record, List<RecordChange.Edit> further) {
        List<RecordChange.Edit> edits = new ArrayList<>(first.edits());
        edits.addAll(further);
        return new RecordChange(record, first.before(), edits);
    }
}
