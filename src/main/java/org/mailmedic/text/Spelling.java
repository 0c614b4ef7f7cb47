package org.mailmedic.text;

import java.util.Locale;

/// How a constant is written outside of the code: in JSON, in keys of the bundles, in names of styles.
public final class Spelling {
    private Spelling() {}

    /// In lower case with `_`, as `mail_from`.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
