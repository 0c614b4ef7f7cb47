package org.mailmedic.lab;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Recheck;

/// A classic failure to practise on. All of it is made up; nothing of it leaves this computer.
///
/// @param id stable, safe in a file name
/// @param bounce the text that came back
/// @param provider id of the provider kind
/// @param entries what the practice user has in their mail program
/// @param recipient whom they wrote to
/// @param cause stable code of the one right cause
/// @param fixes what can be put right in the lab, in the order in which to do it
public record PracticeCase(
        String id,
        String bounce,
        String provider,
        Entries entries,
        String recipient,
        String cause,
        List<PracticeFix> fixes) {
    public PracticeCase {
        fixes = List.copyOf(fixes);
    }

    /// Key of its title in the text bundle.
    public String titleKey() {
        return "practice." + id + ".title";
    }

    /// Key of the one line that tells its story.
    public String storyKey() {
        return "practice." + id + ".story";
    }

    /// Key of the words for a fix, as a command.
    public String fixKey(PracticeFix fix) {
        return "practice." + id + ".fix." + fix.id();
    }

    /// The fix with this id.
    public Optional<PracticeFix> fix(String fixId) {
        return fixes.stream().filter(fix -> fix.id().equals(fixId)).findFirst();
    }

    /// The fixes that a check shows to be done.
    public List<PracticeFix> fixesShownBy(Recheck recheck) {
        return fixes.stream().filter(fix -> fix.recheck().equals(recheck)).toList();
    }
}
