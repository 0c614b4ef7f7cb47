package org.mailmedic.session;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;

/// The answer for a case as it stands: made once of its evidence by [OutcomeMaker], and read by window, terminal and
/// report alike, so that all of them say the same.
///
/// @param texts the language of its sentences
/// @param facts what is known
/// @param diagnosis the causes, ranked, and what is ruled out
/// @param forecast what the large receivers would do with mail sent this way
/// @param health how the set-up stands before their rules, part by part; nothing where something came back
/// @param checklist what to do, with what is done already. Its records are shown beside their trials, or while these
///     run: what leaves this computer is [#testedChecklist()]
/// @param tried what came of trying its records
/// @param testedChecklist the same list for whoever reads it away from this computer: a record that was not tried,
///     or did not pass, is not on it
/// @param letters to those who can do what the user cannot, the most useful first, with tested records only
public record Outcome(
        Texts texts,
        Facts facts,
        Diagnosis diagnosis,
        Forecast forecast,
        Optional<Health> health,
        Checklist checklist,
        TriedRecords tried,
        Checklist testedChecklist,
        List<Letter> letters) {
    public Outcome {
        letters = List.copyOf(letters);
    }

    /// The letter to one of them, if there is anything to say to them.
    public Optional<Letter> letterTo(FixItem.Who who) {
        return letters.stream().filter(letter -> letter.to() == who).findFirst();
    }
}
