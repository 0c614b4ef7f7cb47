package org.mailmedic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.remedy.Wording;
import org.mailmedic.session.Outcome;

/// Every sentence that an outcome says to its user.
final class OutcomeWords {
    private OutcomeWords() {}

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

    /// All of them, in the order of the page.
    ///
    /// @param done ids of what is ticked
    static List<Said> of(Outcome outcome, Wording wording, Set<String> done) {
        Facts facts = outcome.facts();
        List<Said> said = new ArrayList<>();
        said.add(new Said(Place.HEADLINE, wording.answer(outcome.diagnosis().best(), facts)));
        for (RankedCause cause : outcome.diagnosis().causes()) {
            Place place = cause.equals(outcome.diagnosis().best()) ? Place.HEADLINE : Place.CAUSE;
            said.add(new Said(place, wording.meaning(cause.cause(), facts)));
            said.add(new Said(place, wording.title(cause.cause(), facts)));
            said.add(new Said(place, wording.fix(cause.cause(), facts)));
            said.add(new Said(place, wording.who(cause.cause(), facts)));
            said.add(new Said(place, wording.confidence(cause)));
            for (Evidence evidence : cause.evidence()) {
                said.add(new Said(
                        evidence.source() == Evidence.Source.CONNECTION ? Place.SERVER_REASON : Place.REASON,
                        wording.evidence(evidence)));
            }
        }
        for (RankedCause cause : outcome.diagnosis().ruledOut()) {
            said.add(new Said(Place.SET_ASIDE, wording.noun(cause.cause())));
            cause.evidence().forEach(e -> said.add(new Said(Place.SET_ASIDE, wording.disproof(e))));
        }
        for (SetAside cause : outcome.diagnosis().notYours()) {
            said.add(new Said(Place.SET_ASIDE, wording.noun(cause.cause())));
            cause.because().forEach(e -> said.add(new Said(Place.SET_ASIDE, wording.evidence(e))));
        }
        outcome.diagnosis()
                .notChecked()
                .forEach(cause -> said.add(new Said(Place.SET_ASIDE, wording.noun(cause.cause()))));
        Examined.all(outcome.testedChecklist()).forEach(item -> {
            Place place = done.contains(item.id()) ? Place.DONE : Place.ITEM;
            said.add(new Said(place, item.title()));
            item.steps().forEach(step -> said.add(new Said(place, step.text())));
        });
        outcome.letters().forEach(letter -> {
            said.add(new Said(Place.LETTER, letter.subject()));
            said.add(new Said(Place.LETTER, letter.body()));
        });
        return said;
    }
}
