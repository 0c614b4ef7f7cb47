package org.mailmedic.walk;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mailmedic.diagnosis.Diagnosis;
import org.mailmedic.diagnosis.Diagnostician;
import org.mailmedic.diagnosis.Facts;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Letters;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.text.Texts;

/// The same advice in English, for a letter to a support that may not read the user's language.
final class InEnglish {
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final Catalogue catalogue = Catalogue.load();
    private final Diagnostician diagnostician;
    private final Remedies remedies;

    InEnglish(Severities severities) {
        this.diagnostician = new Diagnostician(catalogue, severities);
        this.remedies = Remedies.load(catalogue, severities, texts);
    }

    /// @param checklist the checklist that these remedies make of a diagnosis
    Optional<Letter> letter(FixItem.Who who, Facts facts, BiFunction<Remedies, Diagnosis, Checklist> checklist) {
        Facts english = facts.sentBy(facts.provider().flatMap(kind -> catalogue.kindFor(kind.id(), facts.address())));
        Diagnosis diagnosis = diagnostician.diagnose(english);
        return new Letters(texts).to(who, diagnosis, english, checklist.apply(remedies, diagnosis));
    }
}
