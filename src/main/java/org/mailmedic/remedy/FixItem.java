package org.mailmedic.remedy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Fact;

/// One thing to do.
///
/// @param id stable within a case, so that its tick can be saved: the guide's id
/// @param title what to do, as a command
/// @param who who can do it
/// @param minutes how long it takes, roughly
/// @param steps what to do in order
/// @param record what to paste, where it is a DNS record
/// @param panel how the panel of this domain's DNS host wants that record, where we know the host
/// @param correction what common articles say about it that is wrong today, and what is right; empty where
///     they are
/// right
/// @param fact where the guide comes from
/// @param recheck what proves that it is done
/// @param change how that record comes from the one that is published, where we have read it
public record FixItem(
        String id,
        String title,
        Who who,
        int minutes,
        List<GuideStep> steps,
        Optional<RecordToPublish> record,
        Optional<Panel> panel,
        String correction,
        Fact fact,
        Recheck recheck,
        Optional<RecordChange> change) {
    public FixItem {
        steps = List.copyOf(steps);
    }

    /// Whether somebody has read the steps on the page of those whom they are about.
    public boolean isChecked() {
        return fact.sure();
    }

    /// The same under the title by which it was advised; as it is if that is empty.
    public FixItem withTitle(String other) {
        return new FixItem(
                id,
                other.isEmpty() ? title : other,
                who,
                minutes,
                steps,
                record,
                panel,
                correction,
                fact,
                recheck,
                change);
    }

    /// The same with another record to paste; with none, nothing is said of a panel either.
    public FixItem withRecord(Optional<RecordToPublish> other) {
        return new FixItem(
                id,
                title,
                who,
                minutes,
                steps,
                other,
                panel.filter(_ -> other.isPresent()),
                correction,
                fact,
                recheck,
                change);
    }

    /// Who can do it.
    public enum Who {
        YOU,
        YOUR_ADMIN,
        DNS_KEEPER,
        PROVIDER,
        RECIPIENT
    }

    /// The record as it is typed into one DNS host's panel.
    ///
    /// @param host the company, as people call it
    /// @param page where it is edited
    /// @param nameLabel what the panel calls the name field
    /// @param name what to type there; may be empty, for panels that want it empty
    /// @param valueLabel what the panel calls the content field
    /// @param trap what goes wrong there most often
    public record Panel(String host, URI page, String nameLabel, String name, String valueLabel, String trap) {}
}
