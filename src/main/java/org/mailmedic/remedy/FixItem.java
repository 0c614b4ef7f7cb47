package org.mailmedic.remedy;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.RecordToPublish;

/// One thing to do.
///
/// @param id stable within a case, so that its tick can be saved: the guide's id
/// @param title what to do, as a command
/// @param who who can do it
/// @param minutes how long it takes, roughly
/// @param steps what to do in order
/// @param record what to paste, where it is a DNS record
/// @param recheck what proves that it is done
public record FixItem(
        String id,
        String title,
        Who who,
        int minutes,
        List<GuideStep> steps,
        Optional<RecordToPublish> record,
        Recheck recheck) {
    public FixItem {
        steps = List.copyOf(steps);
    }

    /// Who can do it.
    public enum Who {
        YOU,
        YOUR_ADMIN,
        DNS_KEEPER,
        PROVIDER,
        RECIPIENT
    }

    /// Which check shows that it worked.
    public enum Recheck {
        SIGN_IN,
        SPF,
        DKIM,
        DMARC,
        MX,
        REVERSE_DNS,
        BLOCK_LISTS,
        /// Nothing that this app can see: the user ticks it.
        BY_HAND
    }
}
