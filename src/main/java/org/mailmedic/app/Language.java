package org.mailmedic.app;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The language of the app.
final class Language {
    /// Their words are complete, but guides, providers and rules are data, and still English: half of a page in
    /// another language helps nobody, so these are shown only where somebody asks for them.
    private static final Set<String> PARTLY = Set.of("de", "es");

    private Language() {}

    /// The system's language; English where ours is only partly there.
    ///
    /// @param asked value of `mailmedic.language`, a language tag; empty for the system's
    static Locale of(String asked, Locale system) {
        if (!asked.isBlank()) {
            return Locale.forLanguageTag(asked);
        }
        return PARTLY.contains(system.getLanguage()) ? Locale.of("en", system.getCountry()) : system;
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
