package org.mailmedic.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened in a case so far.
///
/// @param runs the checks, oldest first; at most [#MOST_RUNS]
/// @param contacts who was contacted and which names were asked, each once
/// @param received what the receiver of a test message said of it, where the user pasted that
/// @param standing how the case stood last
/// @param practised what was put right in the practice lab, in this order; a lab begins with nothing put
/// right
/// @param letters that the user took to send them, oldest first; at most [#MOST_LETTERS]
public record History(
        List<PastRun> runs,
        List<Contact> contacts,
        Optional<Received> received,
        Standing standing,
        List<String> practised,
        List<LetterSent> letters) {
    /// More say nothing new. The first is kept, for it shows where all began.
    public static final int MOST_RUNS = 200;

    /// More letters than this, nobody writes about one bounce.
    public static final int MOST_LETTERS = 100;

    public static final History NONE = new History(List.of(), List.of(), Optional.empty(), Standing.NOTHING, List.of());

    public History {
        runs = List.copyOf(runs);
        contacts = List.copyOf(contacts);
        practised = List.copyOf(practised);
        letters = letters.stream()
                .skip(Math.max(0, letters.size() - MOST_LETTERS))
                .toList();
    }

    /// A history without letters.
    public History(
            List<PastRun> runs,
            List<Contact> contacts,
            Optional<Received> received,
            Standing standing,
            List<String> practised) {
        this(runs, contacts, received, standing, practised, List.of());
    }

    /// With one letter more; one that was only taken once more takes the place of the last.
    public History withLetter(LetterSent letter) {
        List<LetterSent> all =
                letters.stream().filter(l -> !l.isSame(letter)).collect(Collectors.toCollection(ArrayList::new));
        all.add(letter);
        return new History(runs, contacts, received, standing, practised, all);
    }

    /// The last letter to one of them.
    public Optional<LetterSent> lastLetterTo(String who) {
        return letters.reversed().stream().filter(l -> l.to().equals(who)).findFirst();
    }

    /// With one run more. One that saw the same as the run before makes that one last until now.
    public History withRun(PastRun run) {
        List<PastRun> all = new ArrayList<>(runs);
        if (!all.isEmpty() && all.getLast().sawTheSame(run)) {
            all.set(all.size() - 1, all.getLast().until(run.last()));
        } else {
            all.add(run);
        }
        return new History(bounded(all), contacts, received, standing, practised, letters);
    }

    static List<PastRun> bounded(List<PastRun> all) {
        return all.size() <= MOST_RUNS
                ? all
                : Stream.concat(all.stream().limit(1), all.stream().skip(all.size() - MOST_RUNS + 1L))
                        .toList();
    }

    /// The same with other contacts.
    public History withContacts(List<Contact> others) {
        return new History(runs, others, received, standing, practised, letters);
    }

    /// The same with what a receiver said.
    public History withReceived(Received latest) {
        return new History(runs, contacts, Optional.of(latest), standing, practised, letters);
    }

    /// The same, standing otherwise.
    public History withStanding(Standing latest) {
        return new History(runs, contacts, received, latest, practised, letters);
    }

    /// The same, with this put right in the practice lab.
    public History withPractised(List<String> fixes) {
        return new History(runs, contacts, received, standing, fixes, letters);
    }
}
