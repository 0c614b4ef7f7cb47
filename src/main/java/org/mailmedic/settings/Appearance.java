package org.mailmedic.settings;

import java.util.Optional;
import org.mailmedic.text.Texts;

/// How the app looks and speaks.
///
/// @param theme light, dark, or as the system
/// @param language one of [Texts#languages()]; empty for the system's
/// @param textPercent size of the text, 100 to 200 per cent of the usual
/// @param still whether nothing moves, even where the system would let it
public record Appearance(Settings.Theme theme, Optional<String> language, int textPercent, boolean still) {
    public static final int LEAST_TEXT = 100;
    public static final int MOST_TEXT = 200;
    public static final int TEXT_STEP = 25;

    public static final Appearance DEFAULT = new Appearance(Settings.Theme.SYSTEM, Optional.empty(), LEAST_TEXT, false);

    /// Takes the nearest that there is for what is out of range.
    public Appearance {
        textPercent = Math.clamp(textPercent, LEAST_TEXT, MOST_TEXT);
        language = language.filter(Texts::isSpoken);
    }

    public Appearance withTheme(Settings.Theme other) {
        return new Appearance(other, language, textPercent, still);
    }

    public Appearance withLanguage(Optional<String> other) {
        return new Appearance(theme, other, textPercent, still);
    }

    public Appearance withText(int percent) {
        return new Appearance(theme, language, percent, still);
    }

    public Appearance withStill(boolean other) {
        return new Appearance(theme, language, textPercent, other);
    }
}
