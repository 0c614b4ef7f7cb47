package org.mailmedic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Wording;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.Outcome;
import org.mailmedic.text.Texts;

/// An outcome with the case that it was made of, in one language.
///
/// @param said every sentence that it says to its user
record Examined(GeneratedCase theCase, String language, CaseEvidence evidence, Outcome outcome, List<Said> said) {
    /// A sentence of an outcome, and where it stands.
    record Said(Place place, String text) {
        @Override
        public String toString() {
            return place + ": " + text;
        }
    }

    /// Where a sentence stands.
    enum Place {
        HEADLINE,
        /// Another cause's sentences.
        CAUSE,
        /// A reason that rests on a test of the server: there a reply may have refused.
        SERVER_REASON,
        REASON,
        SET_ASIDE,
        ITEM,
        /// What is ticked may be left of an earlier day, when there was more to do.
        DONE,
        LETTER
    }

    static Examined of(GeneratedCase theCase, String language) {
        Known.Spoken spoken = Known.in(language);
        CaseEvidence evidence = theCase.evidence(spoken.catalogue());
        Outcome outcome = spoken.maker().of(evidence);
        List<Said> said = new ArrayList<>();
        var examined = new Examined(theCase, language, evidence, outcome, said);
        examined.say(said);
        return examined;
    }

    Facts facts() {
        return evidence.facts();
    }

    Texts texts() {
        return Known.in(language).texts();
    }

    Wording wording() {
        return Known.in(language).wording();
    }

    String headline() {
        return wording().answer(outcome.diagnosis().best(), facts());
    }

    boolean refused() {
        return !facts().readings().isEmpty();
    }

    boolean asked(Part part) {
        return facts().checked().contains(part);
    }

    Stream<Finding> findings() {
        return Stream.concat(facts().connection().stream(), facts().dns().stream());
    }

    boolean hasError(Predicate<Finding> of) {
        return findings().filter(f -> Known.SEVERITIES.of(f.code()) == Severity.ERROR).anyMatch(of);
    }

    /// Whether a finding's code begins like one of these and is an error.
    boolean hasError(String... beginnings) {
        return hasError(f -> Stream.of(beginnings).anyMatch(f.code().code()::startsWith));
    }

    String domain() {
        return facts().address()
                .substring(facts().address().lastIndexOf('@') + 1)
                .toLowerCase(Locale.ROOT);
    }

    static Stream<FixItem> all(Checklist list) {
        return Stream.concat(list.now().stream(), list.later().stream());
    }

    /// All that is offered for publishing.
    Stream<FixItem> withRecord(Checklist list) {
        return all(list).filter(item -> item.record().isPresent());
    }

    Optional<Letter> letterTo(FixItem.Who who) {
        return outcome.letterTo(who);
    }

    private void say(List<Said> said) {
        said.add(new Said(Place.HEADLINE, headline()));
        for (RankedCause cause : outcome.diagnosis().causes()) {
            Place place = cause.equals(outcome.diagnosis().best()) ? Place.HEADLINE : Place.CAUSE;
            said.add(new Said(place, wording().meaning(cause.cause(), facts())));
            said.add(new Said(place, wording().title(cause.cause(), facts())));
            said.add(new Said(place, wording().fix(cause.cause(), facts())));
            said.add(new Said(place, wording().who(cause.cause(), facts())));
            said.add(new Said(place, wording().confidence(cause)));
            for (Evidence evidence : cause.evidence()) {
                said.add(new Said(
                        evidence.source() == Evidence.Source.CONNECTION ? Place.SERVER_REASON : Place.REASON,
                        wording().evidence(evidence)));
            }
        }
        for (RankedCause cause : outcome.diagnosis().ruledOut()) {
            said.add(new Said(Place.SET_ASIDE, wording().noun(cause.cause())));
            cause.evidence().forEach(e -> said.add(new Said(Place.SET_ASIDE, wording().disproof(e))));
        }
        for (SetAside cause : outcome.diagnosis().notYours()) {
            said.add(new Said(Place.SET_ASIDE, wording().noun(cause.cause())));
            cause.because().forEach(e -> said.add(new Said(Place.SET_ASIDE, wording().evidence(e))));
        }
        outcome.diagnosis().notChecked().forEach(cause -> said.add(
                new Said(Place.SET_ASIDE, wording().noun(cause.cause()))));
        all(outcome.testedChecklist()).forEach(item -> {
            Place place = evidence.done().containsKey(item.id()) ? Place.DONE : Place.ITEM;
            said.add(new Said(place, item.title()));
            item.steps().forEach(step -> said.add(new Said(place, step.text())));
        });
        outcome.letters().forEach(letter -> {
            said.add(new Said(Place.LETTER, letter.subject()));
            said.add(new Said(Place.LETTER, letter.body()));
        });
    }
}
