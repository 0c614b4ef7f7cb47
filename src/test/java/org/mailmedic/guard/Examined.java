package org.mailmedic.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
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
record Examined(
        GeneratedCase theCase, String language, CaseEvidence evidence, Outcome outcome, List<OutcomeWords.Said> said) {
    static Examined of(GeneratedCase theCase, String language) {
        Known.Spoken spoken = Known.in(language);
        CaseEvidence evidence = theCase.evidence(spoken.catalogue());
        Outcome outcome = spoken.maker().of(evidence);
        return new Examined(
                theCase,
                language,
                evidence,
                outcome,
                OutcomeWords.of(outcome, spoken.wording(), evidence.done().keySet()));
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
        return findings()
                .filter(f -> Known.SEVERITIES.of(f.code()) == Severity.ERROR)
                .anyMatch(of);
    }

    boolean has(FindingCode code) {
        return findings().anyMatch(f -> f.code() == code);
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
}
