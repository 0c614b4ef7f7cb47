package org.mailmedic.guard;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What must hold of every outcome, whatever it was made of. Each has a name of its own, and says in words what is not
/// so.
enum OutcomeRule {
    /// What is disproved was asked, answered, and not found at fault; the four lists of causes have nothing in common.
    DISPROVED_IS_DISPROVED(ReasonRules::disproved),
    /// Only where a reply refused, it is said that mail was refused or came back.
    REFUSED_ONLY_WHERE_REFUSED(WordRules::refusedOnlyWhereRefused),
    /// Nothing is told as asked, tried or checked that was not.
    TOLD_AS_CHECKED_WAS_CHECKED(ReasonRules::toldAsChecked),
    /// No record is a cure that its own trial says is none.
    RECORDS_CURE(RecordRules::recordsCure),
    /// An address of the bounce enters a record only where it is a host of the user's own domain.
    NO_ADDRESS_ON_HEARSAY(RecordRules::noAddressOnHearsay),
    /// What is said of a reply about another domain is not said of the user's.
    NOT_THE_WRONG_DOMAIN(WordRules::notTheWrongDomain),
    /// The forecast says what the findings say.
    FORECAST_AGREES(ReasonRules::forecastAgrees),
    /// Silence alone makes no cause more than a candidate.
    SILENCE_PROVES_NOTHING(ReasonRules::silenceProvesNothing),
    /// A letter asks for what the checklist asks of its reader, and for nothing else.
    LETTERS_ASK_WHAT_THE_LIST_ASKS(RecordRules::letters),
    /// Who refused is named by host or owner, and what decided is named.
    NAMES_WHO_AND_WHAT(WordRules::namesWhoAndWhat),
    /// A number that counts agrees with what it counts.
    COUNTS_COUNT(WordRules::counts),
    /// A record may be published as it is.
    RECORDS_ARE_VALID(RecordRules::recordsAreValid),
    /// A record differs from the live one only where its edits say so.
    RECORDS_CHANGE_ONLY_WHAT_IS_SAID(RecordRules::smallestChange),
    /// What was read of one domain is not told of another.
    AUDITS_ARE_OF_THE_DOMAIN(WordRules::auditsAreOfTheDomain),
    /// No sentence has a hole in it.
    SENTENCES_ARE_WHOLE(WordRules::sentencesAreWhole);

    @SuppressWarnings("ImmutableEnumChecker") // functions without a state
    private final Function<Examined, Stream<String>> faults;

    OutcomeRule(Function<Examined, Stream<String>> faults) {
        this.faults = faults;
    }

    /// The first way in which it does not hold; nothing if it does.
    Optional<String> broken(Examined examined) {
        return faults.apply(examined).findFirst();
    }
}
