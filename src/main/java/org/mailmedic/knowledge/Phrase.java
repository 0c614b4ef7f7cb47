package org.mailmedic.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;

/// One entry of the phrase book: what a speaker says, and what it means.
///
/// @param id stable id, such as `google.ptr`
/// @param speaker whose words they are
/// @param onlyWhenRecognised whether the speaker must be recognised by other signs, because the words or
/// codes alone are not its own
/// @param lastResort whether it counts only where nothing else fits, because its words are said for many
///     reasons
/// @param onlyHandedIn whether it counts only for what was said while the mail was handed in
/// @param codes reply codes one of which the reply must have; empty: any
/// @param statuses enhanced statuses one of which the reply must have, `x` for any category; empty: any
/// @param words phrases one of which the reply must contain; empty: the status decides alone
/// @param cause what it means
/// @param confidence how sure that is, 0 to 1
/// @param others causes that it may also mean, likeliest first
/// @param permanent whether trying again cannot help, where the code says otherwise
/// @param side whose server says so, where that is certain
/// @param stage at which step, where that is certain
/// @param fact where it comes from
/// @param example a reply that must be read by this entry
record Phrase(
        String id,
        Speaker speaker,
        boolean onlyWhenRecognised,
        boolean lastResort,
        boolean onlyHandedIn,
        Set<Integer> codes,
        Set<String> statuses,
        List<PhrasePattern> words,
        Cause cause,
        double confidence,
        List<Cause> others,
        Optional<Boolean> permanent,
        Optional<Reading.Side> side,
        Optional<Stage> stage,
        Fact fact,
        String example) {
    private static final int FOR_STATUS = 12;
    private static final int FOR_CODE = 4;
    private static final int FOR_SPEAKER = 15;
    private static final int LAST_RESORT = -1_000;
    private static final int LONG = 20;
    private static final int VERY_LONG = 36;

    /// What this entry has to say of a reply, if it fits.
    ///
    /// Specific beats general: the weight is the number of characters that the phrase prescribes, more if
    /// a status or a code had to fit, more if the speaker was recognised by other signs, less if the
    /// signs point to another service. What is a last resort yields to all else.
    ///
    /// @param runs the runs of characters of the plain words
    Optional<Match> match(SmtpReply reply, String plainWords, Trigrams runs, Optional<Speaker> recognised) {
        boolean itsOwn = recognised.filter(s -> s.id().equals(speaker.id())).isPresent();
        if ((onlyWhenRecognised && !itsOwn) || !codeFits(reply) || !statusFits(reply)) {
            return Optional.empty();
        }
        int constraints = (statuses.isEmpty() ? 0 : FOR_STATUS)
                + (codes.isEmpty() ? 0 : FOR_CODE)
                + speakerWeight(itsOwn, recognised)
                + (onlyHandedIn ? FOR_SPEAKER : 0)
                + (lastResort ? LAST_RESORT : 0);
        if (words.isEmpty()) {
            return Optional.of(new Match(this, constraints, List.of()));
        }
        Match best = null;
        for (PhrasePattern pattern : words) {
            int weight = constraints + pattern.literals();
            if ((best == null || weight > best.weight()) && pattern.mayStandIn(runs)) {
                Optional<List<int[]>> places = pattern.find(plainWords);
                if (places.isPresent()) {
                    best = new Match(this, weight, places.get());
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// Its id: the rest would fill a page, and the id leads to it.
    @Override
    public String toString() {
        return id;
    }

    /// Whether anybody may say these words.
    private boolean isCommon() {
        return id.startsWith("generic.") || id.startsWith("status.");
    }

    private int speakerWeight(boolean itsOwn, Optional<Speaker> recognised) {
        if (itsOwn) {
            return FOR_SPEAKER;
        }
        boolean anothers = speaker.kind() != Speaker.Kind.SOFTWARE
                && speaker.kind() != Speaker.Kind.OWN
                && recognised.filter(s -> s.kind() != Speaker.Kind.SOFTWARE).isPresent();
        return anothers ? -FOR_SPEAKER : 0;
    }

    private boolean codeFits(SmtpReply reply) {
        return codes.isEmpty() || codes.contains(reply.code());
    }

    private boolean statusFits(SmtpReply reply) {
        if (statuses.isEmpty()) {
            return true;
        }
        if (reply.enhanced().isEmpty()) {
            return false;
        }
        EnhancedStatus status = reply.enhanced().get();
        return statuses.contains(status.toString())
                || statuses.contains("x." + status.subject() + "." + status.detail());
    }

    /// An entry that fits a reply.
    ///
    /// @param phrase the entry
    /// @param weight how specific the fit is
    /// @param places where the words stand in the plain form
    record Match(Phrase phrase, int weight, List<int[]> places) {
        /// How many characters of its words stand in the reply.
        int literals() {
            return places.stream().mapToInt(p -> p[1] - p[0]).sum();
        }

        /// Whether nothing else has to be asked: a service's or program's own words, and it was
        /// recognised or the words are too long to be anybody's; or a status of its own.
        boolean isDecisive(Optional<Speaker> recognised) {
            if (phrase.lastResort() || phrase.isCommon()) {
                return !phrase.lastResort() && literals() >= VERY_LONG;
            }
            // A service without a speaker of its own, told by its name or link in the words; or the
            // program that the user sends with.
            if (phrase.speaker().id().equals(Speakers.GENERIC)
                    || phrase.speaker().kind() == Speaker.Kind.OWN) {
                return true;
            }
            boolean itsOwn =
                    recognised.filter(s -> s.id().equals(phrase.speaker().id())).isPresent();
            return itsOwn || !phrase.statuses().isEmpty() || literals() >= LONG;
        }
    }
}
