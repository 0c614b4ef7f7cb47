package org.mailmedic.walk;

import java.util.Optional;
import org.mailmedic.text.Texts;

/// How the app looks and speaks.
///
/// @param theme light, dark, or as the system
/// @param language one of [Texts#languages()]; empty for the system's
/// @param textPercent size of the text, 100 to 200 per cent of the usual
/// @param still whether nothing moves, even where the system would let it
public record Looks(Settings.Theme theme, Optional<String> language, int textPercent, boolean still) {
    public static final int LEAST_TEXT = 100;
    public static final int MOST_TEXT = 200;
    public static final int TEXT_STEP = 25;

    public static final Looks DEFAULT = new Looks(Settings.Theme.SYSTEM, Optional.empty(), LEAST_TEXT, false);

    /// Takes the nearest that there is for what is out of range.
    public Looks {
        textPercent = Math.clamp(textPercent, LEAST_TEXT, MOST_TEXT);
        language = language.filter(Texts::isSpoken);
    }

    public Looks withTheme(Settings.Theme other) {
        return new Looks(other, language, textPercent, still);
    }

    public Looks withLanguage(Optional<String> other) {
        return new Looks(theme, other, textPercent, still);
    }

    public Looks withText(int percent) {
        return new Looks(theme, language, percent, still);
    }

    public Looks withStill(boolean other) {
        return new Looks(theme, language, textPercent, other);
    }
}
