package org.mailmedic.console;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.mailmedic.text.Texts;

/// What `--help` says, for picocli. Its keys, such as `mailmedic.probe.host`, are ours behind `usage.`; one without
/// a command holds for all commands.
final class UsageTexts extends ResourceBundle {
    private static final String OURS = "usage.";

    private final Texts texts;
    private final PlainSigns plainSigns;

    UsageTexts(Texts texts, PlainSigns plainSigns) {
        this.texts = texts;
        this.plainSigns = plainSigns;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        // Picocli takes what is between a percent sign and a letter for a format.
        return texts.find(OURS + key, Map.of())
                .map(text -> plainSigns.shown(text).replace("%", "%%"))
                .orElse(null);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keys().stream()
                .filter(key -> key.startsWith(OURS))
                .map(key -> key.substring(OURS.length()))
                .toList());
    }
}
