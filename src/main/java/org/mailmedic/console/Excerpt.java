package org.mailmedic.console;

import java.util.Map;
import org.mailmedic.text.Texts;

/// What strangers wrote, for a person to read: its beginning, and how much more there is. JSON has the whole.
final class Excerpt {
    /// More than any honest record or reply, less than two screens.
    private static final int MOST = 2_000;

    private final Texts texts;

    Excerpt(Texts texts) {
        this.texts = texts;
    }

    String of(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        String rest = texts.count("console.cut", text.length() - end, Map.of());
        return text.substring(0, end) + " …\n" + rest;
    }
}
