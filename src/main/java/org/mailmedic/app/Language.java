package org.mailmedic.app;

import java.util.Locale;
import java.util.Optional;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Translation;
import org.mailmedic.remedy.Remedies;

/// The language of the app.
final class Language {
    private Language() {}

    /// The language that was asked for, else the system's where the app speaks it to the end, else English. Half a
    /// page in one language and half in another helps nobody.
    ///
    /// @param asked a language tag; empty for the system's
    static Locale of(String asked, Locale system) {
        if (!asked.isBlank()) {
            return Locale.forLanguageTag(asked);
        }
        return isSpoken(system) ? system : Locale.of("en", system.getCountry());
    }

    /// Whether guides, providers and rules, which are data, speak the language, too.
    static boolean isSpoken(Locale language) {
        return Translation.isThere(language, Catalogue.class) && Translation.isThere(language, Remedies.class);
    }

    /// That of this computer.
    static Locale ofThisComputer() {
        return ofThisComputer(Optional.empty());
    }

    /// That of this computer, or the one of the settings; the system property goes before both.
    ///
    /// @param chosen language tag of the settings
    static Locale ofThisComputer(Optional<String> chosen) {
        String asked = System.getProperty("mailmedic.language", "");
        return of(asked.isBlank() ? chosen.orElse("") : asked, Locale.getDefault());
    }
}
