package org.mailmedic.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Receivers;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letters;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.text.Texts;

/// The one place where evidence becomes an [Outcome]. Asks nobody; safe for several threads.
public final class OutcomeMaker {
    private final Texts texts;
    private final Catalogue catalogue;
    private final Diagnostician diagnostician;
    private final Remedies remedies;
    private final Receivers receivers;
    private final Letters letters;

    /// One that tells in the language of these texts, of which catalogue and remedies must be, too. Reads the data of
    /// the receivers.
    public OutcomeMaker(Texts texts, Catalogue catalogue, Diagnostician diagnostician, Remedies remedies) {
        this.texts = texts;
        this.catalogue = catalogue;
        this.diagnostician = diagnostician;
        this.remedies = remedies;
        this.receivers = Receivers.load(texts.locale());
        this.letters = new Letters(texts);
    }

    /// One for another language. Reads all its data files.
    static OutcomeMaker in(Locale language, Severities severities) {
        Texts texts = Texts.in(language);
        Catalogue catalogue = Catalogue.load(language);
        return new OutcomeMaker(
                texts,
                catalogue,
                new Diagnostician(catalogue, severities),
                Remedies.load(catalogue, severities, texts));
    }

    /// The outcome of this evidence.
    public Outcome of(CaseEvidence evidence) {
        return of(evidence, new ChecklistMemory());
    }

    /// The outcome of evidence that was gathered in another language. What it says of the provider is told in this
    /// one.
    Outcome translated(CaseEvidence evidence) {
        Facts facts = evidence.facts();
        return of(evidence.toldAs(
                facts.sentBy(facts.provider().flatMap(kind -> catalogue.kindFor(kind.id(), facts.address())))));
    }

    /// The same, where what was advised earlier is remembered.
    Outcome of(CaseEvidence evidence, ChecklistMemory memory) {
        Facts facts = evidence.facts();
        Diagnosis diagnosis = diagnostician.diagnose(facts);
        Checklist checklist = memory.with(
                remedies.checklist(diagnosis, facts),
                evidence.done().keySet(),
                id -> remedies.item(id, facts)
                        .map(item -> item.withTitle(
                                Optional.ofNullable(evidence.done().get(id)).orElse(""))));
        Forecast forecast = Forecast.of(facts, catalogue, receivers);
        Checklist tested = evidence.tried().tested(checklist);
        return new Outcome(
                texts,
                facts,
                diagnosis,
                forecast,
                Health.of(facts, diagnosis, forecast),
                checklist,
                evidence.tried(),
                tested,
                letters.write(diagnosis, facts, toAskFor(checklist, tested, evidence), evidence.original()));
    }

    /// What may be asked of others: nothing that is done, and no record before it passed its trial. Without it, a
    /// letter would ask for a change and not say which.
    private static List<FixItem> toAskFor(Checklist checklist, Checklist tested, CaseEvidence evidence) {
        Set<String> untested = checklist.now().stream()
                .filter(item -> item.record().isPresent())
                .map(FixItem::id)
                .collect(Collectors.toSet());
        tested.now().stream()
                .filter(item -> item.record().isPresent())
                .map(FixItem::id)
                .forEach(untested::remove);
        return tested.now().stream()
                .filter(item ->
                        !untested.contains(item.id()) && !evidence.done().containsKey(item.id()))
                .toList();
    }
}
