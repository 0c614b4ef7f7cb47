package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.mailmedic.knowledge.ProviderKind;

/// Mends the records that are published, by the smallest edits that do it.
///
/// There is never a second SPF record; an end is never made stricter than the one that is there, but for
/// one that lets everybody send; includes are never written out as addresses; and DMARC begins with
/// `p=none`. Pure: whether the new text works is tried afterwards, before anybody publishes it.
public final class RecordDoctor {
    private RecordDoctor() {}

    /// A prescription for each record that needs one and can be mended without guessing. Nothing for a
    /// record that could not be read: who has not seen it cannot mend it.
    public static List<Prescription> prescribe(Facts facts) {
        List<Prescription> all = new ArrayList<>();
        facts.measured()
                .spf()
                .flatMap(live -> SpfDoctor.mend(live, facts.provider().flatMap(ProviderKind::spfInclude)))
                .ifPresent(all::add);
        facts.measured()
                .dmarc()
                .flatMap(live -> DmarcDoctor.mend(live, facts.address()))
                .ifPresent(all::add);
        facts.measured().dkim().ifPresent(live -> all.addAll(DkimDoctor.mend(live)));
        return all;
    }
}
