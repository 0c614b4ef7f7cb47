package org.mailmedic.session;

import java.util.Locale;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Letters;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.text.Texts;

/// The same advice in another language than the app's, for those who may not read that. Reads data files when it is
/// made.
final class AdviceTranslator {
    private final Texts texts;
    private final Catalogue catalogue;
    private final Diagnostician diagnostician;
    private final Remedies remedies;

    AdviceTranslator(Locale language, Severities severities) {
        texts = Texts.in(language);
        catalogue = Catalogue.load(language);
        diagnostician = new Diagnostician(catalogue, severities);
        remedies = Remedies.load(catalogue, severities, texts);
    }

    /// @param facts in the language of the app
    /// @param checklist the checklist that these remedies make of these facts and a diagnosis
    TranslatedAdvice translate(Facts facts, Listing checklist) {
        Facts told = facts.sentBy(facts.provider().flatMap(kind -> catalogue.kindFor(kind.id(), facts.address())));
        Diagnosis diagnosis = diagnostician.diagnose(told);
        return new TranslatedAdvice(texts, told, diagnosis, checklist.of(remedies, diagnosis, told));
    }

    /// Makes a checklist.
    interface Listing {
        Checklist of(Remedies remedies, Diagnosis diagnosis, Facts facts);
    }

    /// A letter that tells this.
    static Optional<Letter> letter(FixItem.Who who, TranslatedAdvice told) {
        return new Letters(told.texts()).to(who, told.diagnosis(), told.facts(), told.checklist());
    }
}
